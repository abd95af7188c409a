import { z } from 'zod';
import { ratingSchema } from '../ratings/schemas.ts';
import { bilingualSchema, instantSchema, namedFactSchema } from '../schemas.ts';

const rating = ratingSchema.shape;
const indicator = rating.indicators.element.shape;

const documentSchema = z
  .strictObject({
    id: z.string(),
    kind: z.enum(['statement', 'facts', 'third-party']),
    source: z.string().nullable().meta({
      description: 'Where facts were taken from; of third parties the ids of their items',
    }),
    statedBy: z.string().nullable(),
    verifiedBy: z.string().nullable(),
    at: instantSchema.nullable().meta({ description: 'When it was verified or recorded' }),
  })
  .meta({ id: 'EvidenceDocument' });
export type EvidenceDocument = z.infer<typeof documentSchema>;

export const disclosureSheetSchema = z
  .strictObject({
    ratingId: rating.ratingId,
    uscc: rating.uscc,
    score: rating.score,
    level: rating.level,
    ratedBy: rating.ratedBy,
    ratedAt: rating.ratedAt,
    model: rating.model,
    weighting: z.strictObject({
      method: z.string(),
      randomIndex: z.string(),
      consistencyRatioLimit: z.number(),
    }),
    weights: rating.criteria,
    period: z.strictObject({ from: z.iso.date(), until: z.iso.date() }),
    documents: z.array(documentSchema).meta({ description: 'What the rating rests on' }),
    indicators: z.array(
      z.strictObject({
        id: indicator.id,
        zh: indicator.zh,
        en: indicator.en,
        unit: indicator.unit,
        state: indicator.state,
        value: indicator.value,
        score: indicator.score,
        weight: indicator.weight,
        documents: z.array(z.string()).meta({ description: 'Ids of `documents`' }),
      }),
    ),
    missing: z.array(z.strictObject({ indicator: z.string(), facts: z.array(namedFactSchema) })),
    improvements: rating.improvements,
    objection: bilingualSchema.extend({
      workingDays: z.int(),
      workingDaysWithOthers: z.int(),
      basis: z.string(),
      current: rating.objection,
    }),
    notice: bilingualSchema,
  })
  .meta({ id: 'DisclosureSheet', description: 'Everything that whoever is rated may know' });
export type DisclosureSheet = z.infer<typeof disclosureSheetSchema>;
