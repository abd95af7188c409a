import { z } from 'zod';
import { nextSchema } from '../page.ts';
import { PERMISSION_NAMES } from '../permissions.ts';
import { instantSchema } from '../schemas.ts';
import { idSchema, lineSchema } from '../texts.ts';

export const KEY_DAYS_MAX = 366;

export const createOwnKeyInput = z
  .strictObject({
    name: lineSchema(100).meta({ description: 'The system that uses it', example: '信贷系统' }),
    scopes: z
      .array(z.enum(PERMISSION_NAMES))
      .min(1)
      .readonly()
      .meta({ description: 'Permissions of one’s role; none to approve, invite or make keys' }),
    expiresAt: instantSchema.meta({ description: 'At most one year ahead' }),
  })
  .meta({ id: 'NewKey' });
export type CreateOwnKeyInput = z.input<typeof createOwnKeyInput>;

export const keySchema = z
  .strictObject({
    keyId: z.string(),
    name: z.string(),
    scopes: z
      .array(z.string())
      .readonly()
      .nullable()
      .meta({ description: 'null: all of the role' }),
    createdAt: instantSchema,
    expiresAt: instantSchema.nullable(),
  })
  .meta({ id: 'Key' });
export type Key = z.infer<typeof keySchema>;

export const createdKeySchema = keySchema
  .extend({
    key: z
      .string()
      .nullable()
      .meta({ description: 'Shown once, so null in the answer to a repeated request' }),
  })
  .meta({ id: 'CreatedKey' });
export type CreatedKey = z.infer<typeof createdKeySchema>;

export const keyListSchema = z
  .strictObject({ items: z.array(keySchema), next: nextSchema })
  .meta({ id: 'KeyList' });
export type KeyList = z.infer<typeof keyListSchema>;

export const keyInput = z.strictObject({ keyId: idSchema });
export type KeyInput = z.input<typeof keyInput>;

export const revokedKeySchema = z
  .strictObject({ keyId: z.string(), revokedAt: instantSchema })
  .meta({ id: 'RevokedKey' });
export type RevokedKey = z.infer<typeof revokedKeySchema>;
