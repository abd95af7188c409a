import { z } from 'zod';
import { pageInput } from '../page.ts';
import { idSchema } from '../texts.ts';

const versionSchema = z.string().regex(/^\d+\.\d+\.\d+$/);

export const modelQuery = z.strictObject({
  version: versionSchema.optional().meta({ description: 'Default: the version in force' }),
});

export const getModelInput = modelQuery.extend({ modelId: idSchema });
export type GetModelInput = z.infer<typeof getModelInput>;

export const versionPageInput = pageInput.extend({
  after: versionSchema.optional().meta({ description: 'Cursor: `next` of the page before' }),
});
export type VersionPageInput = z.input<typeof versionPageInput>;
