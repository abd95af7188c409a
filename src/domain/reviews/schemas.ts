import { z } from 'zod';
import { nextSchema, pageInput } from '../page.ts';
import { instantSchema, usccSchema } from '../schemas.ts';
import { paragraphSchema } from '../texts.ts';

export const requestReviewInput = z
  .strictObject({ reasons: paragraphSchema(2000) })
  .meta({ id: 'RatingReviewRequest' });
export type RequestReviewInput = z.infer<typeof requestReviewInput>;

export const decideReviewInput = z
  .strictObject({
    outcome: z.enum(['upheld', 'rate-again']),
    reasons: paragraphSchema(2000),
  })
  .meta({ id: 'RatingReviewDecision' });
export type DecideReviewInput = z.infer<typeof decideReviewInput>;

export const reviewStateSchema = z
  .enum(['open', 'upheld', 'rate-again'])
  .meta({ id: 'RatingReviewState', description: 'Under objection, or what a person decided' });

export const reviewSchema = z
  .strictObject({
    requestId: z.string(),
    uscc: usccSchema,
    ratingId: z.string(),
    state: reviewStateSchema,
    reasons: z.string(),
    requestedBy: z.string(),
    requestedAt: instantSchema,
    dueOn: z.iso.date().meta({ description: 'The last day for an answer, by the working days' }),
    decisionReasons: z.string().nullable(),
    decidedBy: z.string().nullable(),
    decidedAt: instantSchema.nullable(),
  })
  .meta({ id: 'RatingReview', description: 'The review of an automated rating by a person' });
export type Review = z.infer<typeof reviewSchema>;

export const namedReviewSchema = reviewSchema
  .extend({ name: z.string(), nameEn: z.string().nullable() })
  .meta({ id: 'NamedRatingReview', description: 'A review, and of whose rating' });
export type NamedReview = z.infer<typeof namedReviewSchema>;

export const listReviewsInput = z.strictObject({
  uscc: usccSchema.optional(),
  state: z.enum(['open', 'decided']).optional(),
  ...pageInput.shape,
});
export type ListReviewsInput = z.input<typeof listReviewsInput>;

export const reviewListSchema = z
  .strictObject({ items: z.array(namedReviewSchema), next: nextSchema })
  .meta({ id: 'RatingReviewList' });
export type ReviewList = z.infer<typeof reviewListSchema>;
