import { z } from 'zod';
import { idSchema } from '../texts.ts';

export const modelQuery = z.strictObject({
  version: z
    .string()
    .regex(/^\d+\.\d+\.\d+$/)
    .optional()
    .meta({ description: 'Default: the version in force' }),
});

export const getModelInput = modelQuery.extend({ modelId: idSchema });
export type GetModelInput = z.infer<typeof getModelInput>;
