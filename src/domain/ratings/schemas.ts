import { z } from 'zod';
import { nextSchema } from '../page.ts';
import { reviewStateSchema } from '../reviews/schemas.ts';
import {
  bilingualSchema,
  fiscalYearSchema,
  instantSchema,
  levelSchema,
  modelReferenceSchema,
  namedFactSchema,
  usccSchema,
} from '../schemas.ts';
import { idSchema } from '../texts.ts';

export const rateCooperativeInput = z
  .strictObject({
    model: idSchema.optional().meta({ description: 'Default: gaoqing-2026' }),
    fiscalYear: fiscalYearSchema.optional().meta({
      description: 'Default: the newest year with an accepted statement or facts on record',
    }),
  })
  .meta({ id: 'RatingRequest' });
export type RateCooperativeInput = z.infer<typeof rateCooperativeInput>;

const triggerSchema = z
  .strictObject({ code: z.string(), level: levelSchema, zh: z.string(), en: z.string() })
  .meta({ id: 'Trigger', description: 'A rule that asks for a level whatever the score is' });

const criterionSchema = z
  .strictObject({
    id: z.string(),
    zh: z.string(),
    en: z.string(),
    score: z.number().nullable(),
    weight: z.number(),
    modelWeight: z.number().meta({ description: 'Before weights of missing values are handed on' }),
  })
  .meta({ id: 'CriterionScore' });

const indicatorSchema = z
  .strictObject({
    id: z.string(),
    criterion: z.string(),
    zh: z.string(),
    en: z.string(),
    unit: z.enum(['share', 'ratio', 'days', 'points']),
    formula: z.string(),
    formulaZh: z.string(),
    parameters: z.record(z.string(), z.number()).meta({ description: 'Numbers of the formula' }),
    basis: bilingualSchema,
    inputs: z.record(z.string(), z.number().nullable()),
    state: z.enum(['VALUE', 'NOT_APPLICABLE', 'MISSING', 'EVALUATION_ERROR']),
    value: z.number().nullable(),
    score: z.number().nullable(),
    weight: z.number(),
    contribution: z.number().meta({ description: 'Points that it brings to the score' }),
    lost: z.number().meta({ description: 'Points that it keeps the score from 100' }),
    reason: bilingualSchema.nullable(),
    missing: z.array(namedFactSchema).meta({ description: 'What it needs and nobody knows' }),
    flags: z.array(bilingualSchema),
    advice: bilingualSchema,
  })
  .meta({ id: 'IndicatorScore' });

const improvementSchema = z
  .strictObject({
    indicator: z.string(),
    zh: z.string(),
    en: z.string(),
    advice: bilingualSchema,
    unit: z.enum(['share', 'ratio', 'days', 'points']),
    value: z.number(),
    nextValue: z.number(),
    points: z.number().meta({ description: 'Points that the score gains at nextValue' }),
    level: levelSchema.meta({ description: 'The level that it then has' }),
    pointsAtBest: z.number(),
  })
  .meta({ id: 'Improvement' });

export const ratingSummarySchema = z
  .strictObject({
    ratingId: z.string(),
    uscc: usccSchema,
    fiscalYear: fiscalYearSchema,
    score: z.number().nullable().meta({ description: 'Safety score 0–100, rounded to 4 decimals' }),
    level: levelSchema,
    levelByScore: levelSchema.nullable(),
    missingWeight: z.number(),
    model: modelReferenceSchema,
    statementId: z.string().nullable(),
    factSheetId: z.string().nullable().meta({ description: 'Facts of the year' }),
    standingSheetId: z
      .string()
      .nullable()
      .meta({ description: 'Facts that hold whatever the year, such as vetoes' }),
    ratedBy: z.string(),
    ratedAt: instantSchema,
  })
  .meta({ id: 'RatingSummary' });
export type RatingSummary = z.infer<typeof ratingSummarySchema>;

const objectionSchema = z
  .strictObject({
    requestId: z.string(),
    state: reviewStateSchema,
    requestedAt: instantSchema,
    decidedAt: instantSchema.nullable(),
  })
  .meta({ id: 'Objection', description: 'The rating is or was under objection' });

export const ratingSchema = ratingSummarySchema
  .extend({
    objection: objectionSchema.nullable(),
    thirdPartyItems: z.array(z.string()).meta({
      description: 'Items of third parties, verified and not expired, that it rests on',
    }),
    screening: z
      .array(
        z.strictObject({
          id: z.string(),
          ...bilingualSchema.shape,
          holds: z.boolean().nullable().meta({ description: 'null: nobody has recorded it yet' }),
        }),
      )
      .meta({ description: 'The six types of shell cooperatives, before any score' }),
    triggers: z.array(triggerSchema),
    criteria: z.array(criterionSchema),
    indicators: z.array(indicatorSchema),
    improvements: z
      .array(improvementSchema)
      .meta({ description: 'What would raise the score, the largest gain first' }),
  })
  .meta({ id: 'Rating', description: 'A safety score with everything that it is made of' });
export type Rating = z.infer<typeof ratingSchema>;

export const ratingListSchema = z
  .strictObject({ items: z.array(ratingSummarySchema), next: nextSchema })
  .meta({ id: 'RatingList' });
export type RatingList = z.infer<typeof ratingListSchema>;
