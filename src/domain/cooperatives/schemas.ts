import { z } from 'zod';
import { instantSchema, levelSchema, townSchema, usccSchema } from '../schemas.ts';
import { idSchema, lineSchema, paragraphSchema } from '../texts.ts';

const nameSchema = lineSchema(200);

export const registerCooperativeInput = z
  .strictObject({
    uscc: usccSchema,
    name: nameSchema.meta({ example: '高青县某某种植专业合作社' }),
    nameEn: nameSchema.optional(),
    townId: idSchema.meta({ example: 'tangfang' }),
    trade: nameSchema.meta({ description: 'Main product or service', example: '黑牛养殖' }),
    tradeEn: nameSchema.optional(),
    registeredOn: z.iso.date().meta({ example: '2019-05-20' }),
    note: paragraphSchema(1000).optional(),
    noteEn: paragraphSchema(1000).optional(),
  })
  .meta({ id: 'CooperativeRegistration' });
export type RegisterCooperativeInput = z.infer<typeof registerCooperativeInput>;

export const cooperativeSchema = z
  .strictObject({
    uscc: usccSchema,
    name: z.string(),
    nameEn: z.string().nullable(),
    town: townSchema,
    trade: z.string(),
    tradeEn: z.string().nullable(),
    registeredOn: z.iso.date(),
    note: z.string().nullable(),
    noteEn: z.string().nullable(),
    recordedAt: instantSchema,
  })
  .meta({ id: 'Cooperative' });
export type Cooperative = z.infer<typeof cooperativeSchema>;

export const registeredCooperativeSchema = cooperativeSchema
  .extend({
    warnings: z.array(z.strictObject({ code: z.string(), zh: z.string(), en: z.string() })),
  })
  .meta({ id: 'RegisteredCooperative' });
export type RegisteredCooperative = z.infer<typeof registeredCooperativeSchema>;

export const ratedCooperativeSchema = cooperativeSchema
  .extend({
    ratingId: z.string().nullable(),
    fiscalYear: z.int().nullable(),
    score: z.number().nullable(),
    level: levelSchema.nullable().meta({ description: 'null: not rated yet' }),
    change: z
      .number()
      .nullable()
      .meta({ description: 'Points gained since the newest rating of an earlier year' }),
    criteria: z
      .record(z.string(), z.number().nullable())
      .meta({ description: 'Criterion scores by id, 0–100' }),
  })
  .meta({ id: 'RatedCooperative' });
export type RatedCooperative = z.infer<typeof ratedCooperativeSchema>;

export const LIST_LIMIT_MAX = 200;

export const listCooperativesInput = z.strictObject({
  townId: idSchema.optional(),
  level: levelSchema.optional(),
  after: usccSchema.optional().meta({ description: 'Cursor: the last code of the page before' }),
  limit: z.coerce.number().int().min(1).max(LIST_LIMIT_MAX).default(100),
});
export type ListCooperativesInput = z.input<typeof listCooperativesInput>;

export const cooperativeListSchema = z
  .strictObject({
    items: z.array(ratedCooperativeSchema),
    next: usccSchema.nullable().meta({ description: 'Pass as `after` for the next page' }),
  })
  .meta({ id: 'CooperativeList' });
export type CooperativeList = z.infer<typeof cooperativeListSchema>;
