import { z } from 'zod';
import { cooperativeSchema, ratedCooperativeSchema } from '../cooperatives/schemas.ts';
import { askedFactSchema, routeSchema } from '../programmes/schemas.ts';
import { ratingSchema, ratingSummarySchema } from '../ratings/schemas.ts';
import { levelSchema, modelReferenceSchema, townSchema } from '../schemas.ts';
import { checkedStatementSchema } from '../statements/schemas.ts';
import { idSchema } from '../texts.ts';

export const countySchema = z
  .strictObject({
    countyCode: z.string(),
    zh: z.string(),
    en: z.string(),
    isFictional: z
      .boolean()
      .meta({ description: 'Demonstration data: the cooperatives are made up' }),
  })
  .meta({ id: 'County' });
export type County = z.infer<typeof countySchema>;

export const overviewInput = z.strictObject({
  townId: idSchema.optional(),
  level: levelSchema.optional(),
});
export type OverviewInput = z.infer<typeof overviewInput>;

export const overviewSchema = z
  .strictObject({
    county: countySchema,
    towns: z.array(townSchema),
    model: modelReferenceSchema,
    criteria: z.array(
      z.strictObject({ id: z.string(), zh: z.string(), en: z.string(), weight: z.number() }),
    ),
    levels: z
      .array(z.strictObject({ level: levelSchema.nullable(), count: z.int() }))
      .meta({ description: 'Of all cooperatives that the reader may see; null: not rated yet' }),
    total: z.int(),
    filter: overviewInput,
    cooperatives: z.array(ratedCooperativeSchema),
    isCut: z.boolean().meta({ description: 'There are more cooperatives than are listed' }),
  })
  .meta({ id: 'Overview' });
export type Overview = z.infer<typeof overviewSchema>;

export const reportSchema = z
  .strictObject({
    county: countySchema,
    cooperative: cooperativeSchema,
    rating: ratingSchema.nullable(),
    history: z
      .array(ratingSummarySchema)
      .meta({ description: 'The newest of each year, oldest first' }),
    statement: checkedStatementSchema.nullable().meta({ description: 'What the rating rests on' }),
    route: routeSchema.nullable().meta({ description: 'null: no consent to facts shows it' }),
    application: z
      .array(askedFactSchema)
      .meta({ description: 'What the way to finance depends on beside the rating' }),
  })
  .meta({ id: 'Report' });
export type Report = z.infer<typeof reportSchema>;
