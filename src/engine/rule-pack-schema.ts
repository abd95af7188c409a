import { z } from 'zod';
import {
  bilingual,
  heading,
  levelIdSchema,
  parameterSchema,
  provenance,
  textSchema,
} from './model-parts.ts';

/* The shape of a rule pack: rules, and for money the lanes, papers and programmes that they gate. */

const ruleSchema = z.strictObject({
  ...provenance,
  id: z.string().min(1),
  ...bilingual,
  effect: z.enum([
    'gate',
    'block',
    'veto',
    'warn',
    'information',
    'route',
    'priority',
    'review',
    'notice',
  ]),
  parameters: z.array(parameterSchema).optional(),
  /** Conditions in the formula language; the rule holds when all of them do. */
  holds: z.array(z.string().min(1)).optional(),
  /** The records that the rule is read from, where it has no formula yet. */
  records: z.string().optional(),
  /** What would make it hold, in plain words. */
  remedy: textSchema.optional(),
});
export type Rule = z.infer<typeof ruleSchema>;

/** A paper that an application needs. */
const documentSchema = z.strictObject({
  ...provenance,
  id: z.string().regex(/^[a-z-]+$/),
  ...bilingual,
  /** It may be handed in later; the application is taken without it. */
  isCurable: z.boolean(),
});

/** Whose turn it is with an application, and for how long. */
const stepSchema = z.strictObject({
  ...provenance,
  id: z.string().regex(/^[a-z-]+$/),
  ...bilingual,
  body: z.enum(['township', 'bureau', 'guarantor', 'bank']),
  workingDays: z.int().positive(),
  /** Steps that have to be done before; those that wait for the same ones go on at the same time. */
  after: z.array(z.string()),
});

const programmeSchema = z.strictObject({
  ...provenance,
  id: z.string().regex(/^[a-z0-9-]+$/),
  ...bilingual,
  summary: textSchema,
  subject: z.enum(['cooperative', 'household']),
  /** Whether it belongs to the green channel, or is there without one. */
  channel: z.enum(['green', 'standard', 'household']).optional(),
  decidedBy: textSchema,
  gates: z.array(z.string()),
  /** Ids of the pack's documents. */
  documents: z.array(z.string()).optional(),
  steps: z.array(stepSchema).optional(),
  /** Values that replace a rule's own parameters for this programme. */
  parameters: z.array(parameterSchema).optional(),
});
export type Programme = z.infer<typeof programmeSchema>;

const laneSchema = z.strictObject({
  ...provenance,
  id: z.enum(['green', 'green-with-plan', 'guidance', 'data-first', 'review-first']),
  ...bilingual,
  levels: z.array(z.enum([...levelIdSchema.options, 'DATA_GAP', 'REVIEW'])),
  remedy: textSchema.optional(),
});
export type Lane = z.infer<typeof laneSchema>;

export const rulePackSchema = z.strictObject({
  kind: z.literal('rule-pack'),
  ...heading,
  effectiveFrom: z.iso.date(),
  rules: z.array(ruleSchema).min(1),
  lanes: z.array(laneSchema).optional(),
  documents: z.array(documentSchema).optional(),
  programmes: z.array(programmeSchema).optional(),
});
export type RulePackFile = z.infer<typeof rulePackSchema>;
