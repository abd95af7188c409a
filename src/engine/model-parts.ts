import { z } from 'zod';

/** What the files in models/ have in common. */

/** SEEN and REPORTED rules may block; the others warn until the county confirms them. */
export const statusSchema = z.enum(['SEEN', 'REPORTED', 'ANALOG', 'OWN', 'PROP']);
export type Status = z.infer<typeof statusSchema>;

/** PANEL: judged by a county's panel and approved by its regulator; only weights can be. */
export const judgedStatusSchema = z.enum([...statusSchema.options, 'PANEL']);

export const provenance = {
  status: statusSchema,
  source: z.array(z.string().min(1)).min(1),
};
export const judgedProvenance = { ...provenance, status: judgedStatusSchema };
export const bilingual = { zh: z.string().min(1), en: z.string().min(1) };
export const textSchema = z.strictObject(bilingual);
export const heading = {
  id: z.string().regex(/^[a-z0-9-]+$/),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  title: textSchema,
};
/** The level ids, safest first. */
export const levelIdSchema = z.enum(['NORMAL', 'BLUE', 'YELLOW', 'ORANGE', 'RED']);
export type LevelId = z.infer<typeof levelIdSchema>;

export const parameterSchema = z.strictObject({
  ...provenance,
  id: z.string().regex(/^[a-z][A-Za-z]*$/),
  value: z.number(),
  unit: z.string().min(1),
});
