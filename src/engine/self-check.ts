import { z } from 'zod';
import { heading, provenance, textSchema } from './model-parts.ts';

/** The shape of a self-check file: for each indicator, what to ask oneself and where to learn. */
export const selfCheckSchema = z.strictObject({
  kind: z.literal('self-check'),
  ...heading,
  ...provenance,
  lists: z
    .array(
      z.strictObject({
        indicator: z.string().regex(/^[A-Z]\d+$/),
        training: textSchema,
        /** Yes is the good answer to each. */
        questions: z.array(textSchema).min(3).max(5),
      }),
    )
    .min(1),
});
export type SelfCheckFile = z.infer<typeof selfCheckSchema>;
export type SelfCheckList = SelfCheckFile['lists'][number];
