import { z } from 'zod';
import { dualControlSchema } from './dual-control/schema.ts';
import { warningHistorySchema } from './history/schema.ts';
import {
  bilingual,
  heading,
  judgedProvenance,
  levelIdSchema,
  parameterSchema,
  provenance,
  textSchema,
} from './model-parts.ts';
import { rulePackSchema } from './rule-pack-schema.ts';
import { selfCheckSchema } from './self-check.ts';

export { type LevelId, levelIdSchema, type Status, statusSchema } from './model-parts.ts';

/**
 * The shapes of the files in models/. Whatever carries a number says where the number comes from
 * (`source`) and how far it may be trusted (`status`).
 */

const fileReference = z.strictObject({ file: z.string(), digest: z.string() });
/** What the experts said, without names, so that anybody can aggregate it again. */
const panelSchema = z.strictObject({
  of: z.enum(['judgments', 'priorities']),
  mean: z.enum(['geometric', 'arithmetic']),
  round: z.int().min(1),
  experts: z
    .array(
      z.strictObject({
        weight: z.number().positive(),
        /** Null where a pair was left open; the least λmax fills it. */
        rows: z.array(z.array(z.string().nullable())).min(1),
        consistencyRatio: z.number(),
      }),
    )
    .min(1),
});
const judgmentsSchema = z.strictObject({
  ...judgedProvenance,
  rows: z.array(z.array(z.string())).min(1),
  panel: panelSchema.optional(),
});

const indicatorSchema = z.strictObject({
  id: z.string().regex(/^[A-Z]\d+$/),
  ...bilingual,
  formula: z.string().min(1),
  /** The numbers that its formulas use by name. */
  parameters: z.array(parameterSchema).optional(),
  formulaZh: z.string().min(1),
  /** What cannot be true: a person looks at it before anything is scored. */
  impossibleWhen: z.array(z.strictObject({ formula: z.string().min(1), ...bilingual })).optional(),
  notApplicableWhen: z
    .array(z.strictObject({ formula: z.string().min(1), ...bilingual }))
    .optional(),
  flags: z
    .array(z.strictObject({ code: z.string(), formula: z.string().min(1), ...bilingual }))
    .optional(),
  unit: z.enum(['share', 'ratio', 'days', 'points']),
  direction: z.enum(['higher', 'lower']),
  anchors: z.strictObject({
    ...provenance,
    points: z.array(z.tuple([z.number(), z.number().min(0).max(100)])).min(2),
  }),
  providedBy: z.string().min(1),
  frequency: z.string().min(1),
  basis: textSchema,
  advice: textSchema,
});

const criterionSchema = z.strictObject({
  id: z.string().regex(/^[A-Z]{3}$/),
  ...bilingual,
  judgments: judgmentsSchema,
  indicators: z.array(indicatorSchema).min(1),
});

export const indicatorModelSchema = z.strictObject({
  kind: z.literal('indicator-model'),
  ...heading,
  effectiveFrom: z.iso.date(),
  levels: fileReference,
  shellScreen: fileReference,
  weighting: z.strictObject({
    ...judgedProvenance,
    method: z.enum(['eigenvector', 'geometric-mean', 'column-average']),
    randomIndex: z.string(),
    consistencyRatioLimit: z.number().positive(),
  }),
  missingWeightLimit: z.strictObject({
    ...provenance,
    value: z.number(),
    unit: z.literal('share'),
  }),
  judgments: judgmentsSchema,
  criteria: z.array(criterionSchema).min(1),
});
export type IndicatorModelFile = z.infer<typeof indicatorModelSchema>;

const indicatorTriggerSchema = z.strictObject({
  ...provenance,
  code: z.string().min(1),
  indicator: z.string(),
  above: z.number().optional(),
  atLeast: z.number().optional(),
  atMost: z.number().optional(),
  level: levelIdSchema,
  ...bilingual,
});

export const warningLevelsSchema = z.strictObject({
  kind: z.literal('warning-levels'),
  ...heading,
  levels: z
    .array(z.strictObject({ ...provenance, id: levelIdSchema, ...bilingual, scoreMin: z.number() }))
    .min(2),
  criterionTriggers: z.array(
    z.strictObject({
      ...provenance,
      code: z.string().min(1),
      below: z.number(),
      level: levelIdSchema,
      ...bilingual,
    }),
  ),
  indicatorTriggers: z.array(indicatorTriggerSchema),
});
export type WarningLevelsFile = z.infer<typeof warningLevelsSchema>;
export type IndicatorTrigger = z.infer<typeof indicatorTriggerSchema>;

const lineSchema = z.strictObject({
  id: z.string().regex(/^[a-z][A-Za-z]*$/),
  ...bilingual,
  aliases: z.array(z.string()).optional(),
  /** The ids of the lines that add up to this one; a leading "-" subtracts. */
  sum: z.array(z.string().regex(/^-?[a-z][A-Za-z]*$/)).optional(),
});
export type StatementLine = z.infer<typeof lineSchema>;

export const statementFormSchema = z.strictObject({
  kind: z.literal('statement-form'),
  ...heading,
  instrument: z.string().min(1),
  ...provenance,
  balanceSheet: z.array(lineSchema).min(1),
  surplusStatement: z.array(lineSchema).min(1),
});
export type StatementFormFile = z.infer<typeof statementFormSchema>;

const factSchema = z.strictObject({
  id: z.string().regex(/^[a-z][A-Za-z]*$/),
  ...bilingual,
  unit: z.enum([
    'yuan',
    'count',
    'share',
    'days',
    'months',
    'years',
    'mu',
    'points',
    'yes-no',
    'code',
  ]),
  /** Who may state it: the cooperative, the bureau with its townships, or others through them. */
  providedBy: z.enum(['cooperative', 'bureau', 'third-party']),
  /** It holds until something else is known, whatever the year: a new rating takes the newest. */
  standing: z.boolean().optional(),
  /** The fact that it is a part of. */
  atMost: z.string().optional(),
  /** For unit "code": the wire names in the order of their numbers 0, 1, 2 … */
  codes: z.array(z.strictObject({ id: z.string(), ...bilingual })).optional(),
});
export type FactDefinition = z.infer<typeof factSchema>;

export const factVocabularySchema = z.strictObject({
  kind: z.literal('fact-vocabulary'),
  ...heading,
  ...provenance,
  facts: z.array(factSchema).min(1),
});
export type FactVocabularyFile = z.infer<typeof factVocabularySchema>;

const retentionPeriodSchema = z.strictObject({
  ...provenance,
  id: z.string().regex(/^[a-z-]+$/),
  ...bilingual,
  /** What the period runs from. */
  since: textSchema,
  value: z.int().positive(),
  unit: z.enum(['hours', 'days', 'months', 'years']),
  /** Whether the source asks to keep so long or forbids to keep longer. */
  bound: z.enum(['at-least', 'at-most']),
  /** `heheng retention` removes it, or the operator of the machine sees to it. */
  removedBy: z.enum(['job', 'operator']),
});
export type RetentionPeriod = z.infer<typeof retentionPeriodSchema>;

export const retentionScheduleSchema = z.strictObject({
  kind: z.literal('retention-schedule'),
  ...heading,
  periods: z.array(retentionPeriodSchema).min(1),
});
export type RetentionScheduleFile = z.infer<typeof retentionScheduleSchema>;

/** Any file of models/, told apart by its `kind`. */
export const modelFileSchema = z.discriminatedUnion('kind', [
  indicatorModelSchema,
  warningLevelsSchema,
  statementFormSchema,
  factVocabularySchema,
  rulePackSchema,
  retentionScheduleSchema,
  dualControlSchema,
  warningHistorySchema,
  selfCheckSchema,
]);
