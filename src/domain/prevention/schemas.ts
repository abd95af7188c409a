import { z } from 'zod';
import { bilingualSchema, levelSchema, modelReferenceSchema, usccSchema } from '../schemas.ts';

const distanceSchema = z
  .strictObject({ level: levelSchema, points: z.number() })
  .nullable()
  .meta({ description: 'null: there is no such level, or no score' });

export const selfCheckListSchema = z
  .strictObject({
    indicator: z.string(),
    ...bilingualSchema.shape,
    score: z.number().nullable(),
    pointsAtBest: z.number().meta({ description: 'Points that the total gains at its best' }),
    training: bilingualSchema,
    questions: z.array(bilingualSchema).meta({ description: 'Yes is the good answer' }),
  })
  .meta({ id: 'SelfCheckList' });
export type SelfCheckList = z.infer<typeof selfCheckListSchema>;

export const preventionSchema = z
  .strictObject({
    uscc: usccSchema,
    ratingId: z.string(),
    score: z.number().nullable(),
    level: levelSchema,
    caseState: z
      .string()
      .nullable()
      .meta({ description: 'The state of the case, which may be worse than the rating' }),
    up: distanceSchema,
    down: distanceSchema,
    lists: z.array(selfCheckListSchema).meta({
      description: 'One for each of the weakest indicators, what brings most points first',
    }),
    selfCheck: modelReferenceSchema,
    duty: z.int().nullable().meta({ description: 'The open duty that the answers do' }),
  })
  .meta({ id: 'Prevention', description: 'What to look at before a warning comes' });
export type Prevention = z.infer<typeof preventionSchema>;

export const selfCheckInput = z
  .strictObject({
    answers: z
      .array(
        z.strictObject({
          indicator: z.string().max(8),
          yes: z.array(z.boolean()).min(1).max(5).meta({ description: 'In the order asked' }),
        }),
      )
      .min(1)
      .max(30),
  })
  .meta({ id: 'SelfCheckAnswers' });
export type SelfCheckInput = z.infer<typeof selfCheckInput>;
