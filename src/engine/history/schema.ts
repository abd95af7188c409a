import { z } from 'zod';
import { bilingual, heading, levelIdSchema, provenance } from '../model-parts.ts';

/** How much a broken rule weighs; one without the right to veto or block only warns. */
const weightSchema = z.enum(['veto', 'block', 'warn']);
export type BreachWeight = z.infer<typeof weightSchema>;

/** What former ratings and broken rules ask for, whatever the score is now. */
export const warningHistorySchema = z.strictObject({
  kind: z.literal('warning-history'),
  ...heading,
  quarter: z.strictObject({
    ...provenance,
    value: z.int().positive(),
    unit: z.literal('months'),
  }),
  fallTriggers: z
    .array(
      z.strictObject({
        ...provenance,
        code: z.string().min(1),
        ...bilingual,
        points: z.number().positive(),
        level: levelIdSchema,
      }),
    )
    .min(1),
  breachTriggers: z
    .array(
      z.strictObject({
        ...provenance,
        code: z.string().min(1),
        ...bilingual,
        weight: weightSchema,
        /** On how many different days of a quarter the same rule was broken. */
        days: z.int().min(1),
        level: levelIdSchema,
      }),
    )
    .min(1),
});
export type WarningHistoryFile = z.infer<typeof warningHistorySchema>;

const fileReference = z.strictObject({ file: z.string().max(200), digest: z.string().max(200) });
const formSchema = z.string().max(20).nullable();

/** What a rating remembers: with it the same triggers come of the same values for ever. */
export const historySchema = z.strictObject({
  rules: fileReference,
  /** The day of the rating in China. */
  on: z.iso.date(),
  /** The form of the statement that the rating rests on; null without a statement. */
  form: formSchema,
  ratings: z
    .array(
      z.strictObject({
        on: z.iso.date(),
        /** Under the model of this rating, whatever it was made with. */
        score: z.number().min(0).max(100),
        form: formSchema,
        /** The version of the model that it was made with. */
        version: z.string().max(50),
      }),
    )
    .max(500),
  /** Rules that are known to be broken and not mended. */
  breaches: z
    .array(z.strictObject({ pack: fileReference, rule: z.string().max(50), on: z.iso.date() }))
    .max(500),
});
export type History = z.infer<typeof historySchema>;
export type FormerRating = History['ratings'][number];
export type Breach = History['breaches'][number];
