import { z } from 'zod';
import {
  bilingualSchema,
  levelSchema,
  modelReferenceSchema,
  namedFactSchema,
  usccSchema,
} from '../schemas.ts';

const yesNo = z
  .enum(['true', 'false'])
  .transform((text) => text === 'true')
  .optional();

/** Facts of an application that somebody thinks of; what is not said is listed as missing. */
export const routeInput = z.strictObject({
  amountYuan: z.string().max(20).optional().meta({ example: '300000.00' }),
  productionPurpose: yesNo,
  refinancing: yesNo,
  overdueInterest: yesNo,
  otherSubsidy: yesNo,
  facilityPurpose: yesNo,
  townshipFiled: yesNo,
  founderEligible: yesNo,
  firstLoan: yesNo,
  coInvestmentYuan: z.string().max(20).optional().meta({ example: '150000.00' }),
});
export type RouteInput = z.input<typeof routeInput>;

/** A fact of an application, what was said of it, and what is wrong with that. */
export const askedFactSchema = namedFactSchema.extend({
  unit: z.string(),
  said: z.string().nullable(),
  problem: bilingualSchema.nullable(),
});
export type AskedFact = z.infer<typeof askedFactSchema>;

const statusSchema = z.enum(['SEEN', 'REPORTED', 'ANALOG', 'OWN', 'PROP']).meta({
  description: 'How far the source of a rule was seen; only SEEN and REPORTED may block',
});

const ruleOutcomeSchema = z
  .strictObject({
    id: z.string(),
    zh: z.string(),
    en: z.string(),
    holds: z.boolean().nullable().meta({ description: 'null where a fact is not known' }),
    blocks: z.boolean(),
    status: statusSchema,
    source: z.array(z.string()),
    facts: z.record(z.string(), z.number().nullable()),
    thresholds: z.record(z.string(), z.number()),
    missing: z.array(z.string()),
    remedy: bilingualSchema.nullable(),
  })
  .meta({ id: 'RuleOutcome' });

const applicationDocumentSchema = z
  .strictObject({
    id: z.string(),
    zh: z.string(),
    en: z.string(),
    isCurable: z.boolean().meta({ description: 'It may be handed in later' }),
  })
  .meta({ id: 'ApplicationDocument' });

const applicationStepSchema = z
  .strictObject({
    id: z.string(),
    zh: z.string(),
    en: z.string(),
    body: z.enum(['township', 'bureau', 'guarantor', 'bank']),
    workingDays: z.int().meta({ description: 'Within how many working days; a proposal' }),
    after: z.array(z.string()).meta({ description: 'The steps that it waits for' }),
  })
  .meta({ id: 'ApplicationStep' });

const programmeRouteSchema = z
  .strictObject({
    id: z.string(),
    zh: z.string(),
    en: z.string(),
    summary: bilingualSchema,
    channel: z.enum(['green', 'standard', 'household']),
    decidedBy: bilingualSchema,
    status: statusSchema,
    outcome: z.enum(['OPEN', 'CONDITIONS', 'INCOMPLETE', 'LATER', 'SHUT']),
    gates: z.array(ruleOutcomeSchema),
    missing: z.array(namedFactSchema),
    documents: z.array(applicationDocumentSchema),
    steps: z.array(applicationStepSchema),
    remedies: z.array(bilingualSchema).meta({ description: 'What would open it' }),
  })
  .meta({ id: 'ProgrammeRoute' });
export type ProgrammeRoute = z.infer<typeof programmeRouteSchema>;

export const routeSchema = z
  .strictObject({
    uscc: usccSchema,
    ratingId: z.string().nullable(),
    level: levelSchema,
    lane: z.strictObject({
      id: z.string(),
      zh: z.string(),
      en: z.string(),
      remedy: bilingualSchema.nullable(),
    }),
    programmes: z.array(programmeRouteSchema),
    priorities: z.array(ruleOutcomeSchema),
    reviews: z.array(ruleOutcomeSchema),
    notices: z.array(bilingualSchema),
    rules: modelReferenceSchema,
  })
  .meta({ id: 'Route', description: 'The way to finance; a recommendation, never a decision' });
export type Route = z.infer<typeof routeSchema>;
