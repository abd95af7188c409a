import { z } from 'zod';
import { bilingualSchema, instantSchema, levelSchema, modelReferenceSchema } from '../schemas.ts';
import { paragraphSchema } from '../texts.ts';
import { disagreementSchema, nodeIdSchema } from './judgment-schemas.ts';
import {
  aggregationSchema,
  draftStateSchema,
  handSchema,
  isBaseOutdatedSchema,
  leftOutSchema,
} from './schemas.ts';

/*
 * What is read before anything is decided: the effect on every cooperative, and every matrix.
 */

const elementSchema = z.strictObject({ id: z.string(), ...bilingualSchema.shape });
const pairFields = { row: z.string(), column: z.string() };

const sideSchema = z.strictObject({ score: z.number().nullable(), level: levelSchema });

export const effectPreviewSchema = z
  .strictObject({
    draftId: z.string(),
    against: modelReferenceSchema.meta({ description: 'The version that it is compared with' }),
    standing: z.enum(['in-force', 'replaced']).meta({
      description: 'What that version is: in force now, or the one that this version replaces',
    }),
    version: z.string().meta({ description: 'The version that the draft would become' }),
    draws: z.int().meta({ description: 'Weights drawn from how far the experts differ' }),
    seed: z.int(),
    counts: z.array(z.strictObject({ level: levelSchema, before: z.int(), after: z.int() })),
    movers: z.int().meta({ description: 'Cooperatives whose level would change' }),
    cooperatives: z
      .array(
        z.strictObject({
          uscc: z.string(),
          name: z.string(),
          nameEn: z.string().nullable(),
          fiscalYear: z.int(),
          before: sideSchema,
          after: sideSchema,
          change: z.number().nullable().meta({ description: 'Points, after less before' }),
          isMover: z.boolean(),
          probability: z.number().meta({ description: 'Share of draws that have the level after' }),
          low: z.number().nullable().meta({ description: 'Nine of ten draws score between' }),
          high: z.number().nullable(),
        }),
      )
      .meta({ description: 'Movers first, then by size of change' }),
  })
  .meta({ id: 'EffectPreview', description: 'Every newest rating, recomputed under the draft' });
export type EffectPreview = z.infer<typeof effectPreviewSchema>;

export const commentJudgmentInput = z
  .strictObject({
    nodeId: nodeIdSchema,
    row: z.string().max(10).nullable().default(null).meta({ description: 'Null: the whole node' }),
    column: z.string().max(10).nullable().default(null),
    text: paragraphSchema(2000),
  })
  .meta({ id: 'JudgmentCommentRequest' });
export type CommentJudgmentInput = z.input<typeof commentJudgmentInput>;

export const judgmentCommentSchema = z
  .strictObject({
    commentId: z.string(),
    nodeId: nodeIdSchema,
    row: z.string().nullable(),
    column: z.string().nullable(),
    text: z.string(),
    by: z.string(),
    at: instantSchema,
  })
  .meta({ id: 'JudgmentComment' });
export type JudgmentComment = z.infer<typeof judgmentCommentSchema>;

export const reviewedNodeSchema = z
  .strictObject({
    nodeId: nodeIdSchema,
    ...bilingualSchema.shape,
    elements: z.array(elementSchema.extend({ baseWeight: z.number(), weight: z.number() })),
    matrix: z
      .array(z.array(z.number()))
      .meta({ description: 'Of the group, in the order of elements' }),
    consistencyRatio: z.number(),
    consensus: z.number(),
    triads: z.array(z.strictObject({ elements: z.array(z.string()), inconsistency: z.number() })),
    disagreements: z.array(disagreementSchema),
    changes: z
      .array(z.strictObject({ ...pairFields, before: z.number(), after: z.number() }))
      .meta({ description: 'Judgments that differ from the base version, largest factor first' }),
    experts: z.array(
      z.strictObject({
        expertId: z.string(),
        name: z.string(),
        weight: z.number(),
        matrix: z.array(z.array(z.number().nullable())).meta({ description: 'Null: left open' }),
        weights: z.record(z.string(), z.number()).nullable(),
        consistencyRatio: z.number().nullable(),
        leftOut: leftOutSchema.nullable().meta({ description: 'Why it does not count' }),
        comments: z.array(z.strictObject({ ...pairFields, comment: z.string() })),
      }),
    ),
    comments: z.array(judgmentCommentSchema).meta({ description: 'Of the regulator' }),
  })
  .meta({ id: 'ReviewedNode' });
export type ReviewedNode = z.infer<typeof reviewedNodeSchema>;

export const reviewSchema = z
  .strictObject({
    draftId: z.string(),
    modelId: z.string(),
    baseVersion: z.string(),
    version: z.string(),
    title: z.string(),
    reason: z.string(),
    state: draftStateSchema,
    revision: z.int(),
    round: z.int(),
    isBaseOutdated: isBaseOutdatedSchema,
    excluded: z.array(leftOutSchema),
    aggregation: aggregationSchema,
    digest: z.string().nullable().meta({ description: 'Of the submitted file' }),
    impactAssessment: z.string().nullable(),
    nodes: z.array(reviewedNodeSchema),
    hands: z.array(handSchema),
  })
  .meta({ id: 'Review', description: 'Every matrix behind the weights of a draft' });
export type Review = z.infer<typeof reviewSchema>;
