import { z } from 'zod';
import { instantSchema } from '../schemas.ts';
import { idSchema, lineSchema, paragraphSchema } from '../texts.ts';
import { nodeIdSchema } from './judgment-schemas.ts';
import { aggregationSchema } from './schemas.ts';

/* What a draft is moved on with, step by step. */

export const createDraftInput = z
  .strictObject({
    model: idSchema.optional().meta({ description: 'Default: gaoqing-2026' }),
    title: lineSchema(120),
    reason: paragraphSchema(2000),
    aggregation: aggregationSchema.prefault({}),
  })
  .meta({ id: 'DraftRequest' });
export type CreateDraftInput = z.input<typeof createDraftInput>;

const memberSchema = z.strictObject({
  expertId: z
    .string()
    .min(1)
    .max(100)
    .meta({ description: 'The id under which the expert signs in, as listExperts gives it' }),
  name: lineSchema(60).optional().meta({ description: 'Default: as the expert is known' }),
  weight: z.number().positive().max(100).default(1).meta({ description: 'Brought to sum 1' }),
});

/** One opinion is no panel. */
export const OPINIONS_MIN = 2;

export const openRoundInput = z
  .strictObject({
    closesAt: instantSchema,
    members: z.array(memberSchema).min(OPINIONS_MIN).max(30),
  })
  .meta({ id: 'RoundRequest' });
export type OpenRoundInput = z.input<typeof openRoundInput>;

const exclusionSchema = z
  .strictObject({
    expertId: z.string().max(100),
    nodeId: nodeIdSchema.nullable().default(null).meta({ description: 'Null: all of them' }),
    reason: lineSchema(500),
  })
  .meta({ id: 'Exclusion', description: 'Judgments that do not count, and why' });

export const closeRoundInput = z
  .strictObject({
    excluded: z.array(exclusionSchema).max(300).default([]).meta({
      description: 'Whoever has not finished by closesAt is left out by rule, and need not be here',
    }),
  })
  .meta({ id: 'RoundClosing' });
export type CloseRoundInput = z.input<typeof closeRoundInput>;
export type Exclusion = z.infer<typeof exclusionSchema>;

export const submitForReviewInput = z
  .strictObject({
    effectiveFrom: z.iso
      .date()
      .meta({ description: 'The earliest day on which it may come into force' }),
    impactAssessment: paragraphSchema(20_000).meta({
      description: 'Personal information protection impact assessment (PIPL art. 55 and 56)',
    }),
  })
  .meta({ id: 'ReviewRequest' });
export type SubmitForReviewInput = z.infer<typeof submitForReviewInput>;

export const withdrawInput = z
  .strictObject({ reason: paragraphSchema(2000) })
  .meta({ id: 'WithdrawalRequest' });
export type WithdrawInput = z.infer<typeof withdrawInput>;

export const decideReviewInput = z
  .strictObject({ decision: z.enum(['approved', 'returned']), note: paragraphSchema(5000) })
  .meta({ id: 'ReviewDecision' });
export type DecideReviewInput = z.infer<typeof decideReviewInput>;

export const publishInput = z
  .strictObject({
    inForceFrom: z.iso.date(),
    shadowFrom: z.iso.date().nullable().default(null).meta({
      description: 'From this day until it is in force, ratings are also computed with it',
    }),
  })
  .meta({ id: 'PublicationRequest' });
export type PublishInput = z.input<typeof publishInput>;

export const proposeRetirementInput = z
  .strictObject({ retiredFrom: z.iso.date(), reason: paragraphSchema(2000) })
  .meta({ id: 'RetirementRequest' });
export type ProposeRetirementInput = z.infer<typeof proposeRetirementInput>;
