import { z } from 'zod';
import { bodySchema, stateIdSchema } from '../../engine/dual-control/schema.ts';
import { bilingualSchema, instantSchema, townSchema, usccSchema } from '../schemas.ts';

export const evaluationInput = z.strictObject({
  year: z.coerce.number().int().min(2022).max(2100).meta({
    description: 'Calendar year in China',
    example: 2026,
  }),
});
export type EvaluationInput = z.input<typeof evaluationInput>;

export const punctualitySchema = z
  .strictObject({
    onTime: z.int(),
    late: z.int().meta({ description: 'Done late, missed, or open after they were due' }),
    lateOpen: z.int().meta({ description: 'Of the late ones, those that are still open' }),
    open: z.int().meta({ description: 'Not yet due: they count as neither' }),
    rate: z.number().nullable().meta({
      description: 'On time ÷ (on time + late), to four decimals; null where nothing was due',
    }),
  })
  .meta({
    id: 'Punctuality',
    description:
      'How the duties due in the year were done. One that was cancelled before it was due counts ' +
      'for nobody.',
  });
export type Punctuality = z.infer<typeof punctualitySchema>;

export const caseAgesSchema = z
  .strictObject({
    cases: z.int(),
    medianDaysInState: z.number(),
    maxDaysInState: z.number(),
    medianDaysSinceNormal: z.number(),
    maxDaysSinceNormal: z.number(),
  })
  .meta({
    id: 'CaseAges',
    description: 'Of cases that are neither NORMAL nor closed, at the end of the year or now',
  });
export type CaseAges = z.infer<typeof caseAgesSchema>;

const figuresShape = {
  cooperative: punctualitySchema,
  government: punctualitySchema,
  leftNormal: z.int().meta({ description: 'How often NORMAL was left: recurrences' }),
  returned: z.int().meta({ description: 'How often a case came back to NORMAL' }),
  closed: z.int().meta({ description: 'Exits that were completed' }),
  channelResults: z.null().meta({ description: 'Results of the green channel: not recorded yet' }),
};

const groupShape = {
  ...figuresShape,
  bodies: z.array(punctualitySchema.extend({ body: bodySchema })),
  ages: caseAgesSchema.nullable(),
};

const evaluatedTownSchema = z
  .strictObject({ town: townSchema, cooperatives: z.int(), ...groupShape })
  .meta({ id: 'EvaluatedTown' });

export const evaluatedCooperativeSchema = z
  .strictObject({
    uscc: usccSchema,
    name: z.string(),
    nameEn: z.string().nullable(),
    townId: z.string(),
    levels: z
      .array(z.strictObject({ state: stateIdSchema, since: instantSchema }))
      .meta({ description: 'The states that its case was in during the year, in order' }),
    ...figuresShape,
  })
  .meta({ id: 'EvaluatedCooperative' });
export type EvaluatedCooperative = z.infer<typeof evaluatedCooperativeSchema>;

export const evaluationSchema = z
  .strictObject({
    year: z.int(),
    county: bilingualSchema,
    asOf: instantSchema,
    isComplete: z.boolean().meta({ description: 'Whether the year is over' }),
    total: z.strictObject({ cooperatives: z.int(), ...groupShape }),
    towns: z.array(evaluatedTownSchema),
    cooperatives: z.array(evaluatedCooperativeSchema),
  })
  .meta({
    id: 'Evaluation',
    description:
      'Yearly evaluation (高政办字〔2022〕21号 五(三)): both sides measured alike. A township sees its own.',
  });
export type Evaluation = z.infer<typeof evaluationSchema>;
