import { z } from 'zod';
import { PRIORITY_MEANS, PRIORITY_METHODS, RANDOM_INDEX_NAMES } from '../../../ahp/index.ts';
import { nextSchema } from '../page.ts';
import { bilingualSchema, instantSchema, modelReferenceSchema } from '../schemas.ts';
import { nodeIdSchema } from './judgment-schemas.ts';

/*
 * A draft of a model version on its way from the bureau's reason to the day from which it is in
 * force. What each step is given is in inputs.ts, what experts give in judgment-schemas.ts, what the
 * regulator reads in review-schemas.ts.
 */

/** Where a draft stands; read off what happened to it, never stored. */
export const DRAFT_STATES = [
  'DRAFT',
  'JUDGING',
  'AGGREGATED',
  'IN_REVIEW',
  'RETURNED',
  'TAKEN_BACK',
  'WITHDRAWN',
  'APPROVED',
  'PUBLISHED',
  'SHADOW',
  'IN_FORCE',
  'RETIRED',
] as const;
export const draftStateSchema = z.enum(DRAFT_STATES).meta({
  id: 'DraftState',
  description:
    'PUBLISHED waits for its day, SHADOW is computed beside the version in force until then',
});
export type DraftState = z.infer<typeof draftStateSchema>;

export const aggregationSchema = z
  .strictObject({
    of: z.enum(['judgments', 'priorities']).default('judgments').meta({
      description: 'judgments: geometric mean of each (AIJ); priorities: mean of the weights (AIP)',
    }),
    mean: z.enum(PRIORITY_MEANS).default('geometric').meta({
      description: 'How priorities are averaged; judgments always by the geometric mean',
    }),
    method: z.enum(PRIORITY_METHODS).default('eigenvector'),
    randomIndex: z.enum(RANDOM_INDEX_NAMES).default('saaty-1980'),
  })
  .meta({
    id: 'Aggregation',
    description: 'The dialect in which a panel becomes one set of weights',
  });
export type Aggregation = z.infer<typeof aggregationSchema>;

export const expertListSchema = z
  .strictObject({
    items: z.array(
      z.strictObject({
        expertId: z.string(),
        name: z.string(),
        organisation: z.string().nullable(),
        organisationName: bilingualSchema.nullable(),
      }),
    ),
    next: nextSchema,
  })
  .meta({ id: 'ExpertList', description: 'Experts of the county, who may be asked to judge' });
export type ExpertList = z.infer<typeof expertListSchema>;

const draftFields = {
  draftId: z.string(),
  modelId: z.string(),
  baseVersion: z.string().meta({ description: 'The version that it departs from' }),
  version: z.string(),
  title: z.string(),
  state: draftStateSchema,
  revision: z.int().meta({ description: 'Number of events, also the ETag' }),
  round: z.int().nullable().meta({ description: 'The newest round of the panel' }),
  createdBy: z.string(),
  createdAt: instantSchema,
};

export const draftSummarySchema = z.strictObject(draftFields).meta({ id: 'DraftSummary' });
export type DraftSummary = z.infer<typeof draftSummarySchema>;

export const draftListSchema = z
  .strictObject({ items: z.array(draftSummarySchema), next: nextSchema })
  .meta({ id: 'DraftList' });
export type DraftList = z.infer<typeof draftListSchema>;

export const leftOutSchema = z
  .strictObject({
    expertId: z.string(),
    nodeId: nodeIdSchema.nullable().meta({ description: 'Null: all that the expert said' }),
    reason: z.string().nullable().meta({
      description: 'Null: by rule, since the expert had not finished when the round was over',
    }),
  })
  .meta({ id: 'LeftOut', description: 'Judgments that do not count' });
export type LeftOut = z.infer<typeof leftOutSchema>;

export const handSchema = z
  .strictObject({ id: z.string(), role: z.enum(['bureau', 'regulator']), name: z.string() })
  .meta({ id: 'Hand', description: 'Who acted, by the name under which they did' });
export type Hand = z.infer<typeof handSchema>;

export const withdrawalSchema = z
  .strictObject({ withdrawnBy: z.string(), withdrawnAt: instantSchema, reason: z.string() })
  .meta({ id: 'Withdrawal' });

const roundSchema = z
  .strictObject({
    round: z.int(),
    openedBy: z.string(),
    openedAt: instantSchema,
    closesAt: instantSchema,
    closedBy: z.string().nullable(),
    closedAt: instantSchema.nullable(),
    members: z.array(
      z.strictObject({
        expertId: z.string(),
        name: z.string(),
        weight: z.number(),
        finishedAt: instantSchema.nullable(),
      }),
    ),
    excluded: z.array(leftOutSchema),
  })
  .meta({ id: 'PanelRound' });

const eventSchema = z
  .strictObject({
    revision: z.int(),
    action: z.string(),
    by: z.string(),
    at: instantSchema,
    note: z.string().nullable(),
  })
  .meta({ id: 'DraftEvent' });

export const weightedNodeSchema = z
  .strictObject({
    nodeId: nodeIdSchema,
    zh: z.string(),
    en: z.string(),
    elements: z.array(
      z.strictObject({
        id: z.string(),
        zh: z.string(),
        en: z.string(),
        baseWeight: z.number(),
        weight: z.number(),
      }),
    ),
    consistencyRatio: z.number(),
  })
  .meta({ id: 'WeightedNode', description: 'Weights of a node beside those of the base version' });
export type WeightedNode = z.infer<typeof weightedNodeSchema>;

export const isBaseOutdatedSchema = z.boolean().meta({
  description:
    'Another version came into force meanwhile: it is neither submitted, approved nor published',
});

export const draftSchema = z
  .strictObject({
    ...draftFields,
    isBaseOutdated: isBaseOutdatedSchema,
    reason: z.string(),
    aggregation: aggregationSchema,
    rounds: z.array(roundSchema),
    nodes: z
      .array(weightedNodeSchema)
      .nullable()
      .meta({ description: 'Null until a round is closed' }),
    submission: z
      .strictObject({
        submittedBy: z.string(),
        submittedAt: instantSchema,
        digest: z.string().meta({ description: 'SHA-256 of the model file that was submitted' }),
        effectiveFrom: z.iso.date(),
        impactAssessment: z.string(),
        takenBack: withdrawalSchema.nullable(),
      })
      .nullable()
      .meta({ description: 'The newest' }),
    review: z
      .strictObject({
        reviewedBy: z.string(),
        reviewedAt: instantSchema,
        decision: z.enum(['approved', 'returned']),
        note: z.string(),
      })
      .nullable()
      .meta({ description: 'The newest' }),
    withdrawal: withdrawalSchema.nullable(),
    publication: z
      .strictObject({
        publishedBy: z.string(),
        publishedAt: instantSchema,
        inForceFrom: z.iso.date(),
        shadowFrom: z.iso.date().nullable(),
        digest: z.string(),
      })
      .nullable(),
    retirement: z
      .strictObject({
        proposedBy: z.string(),
        proposedAt: instantSchema,
        retiredFrom: z.iso.date(),
        takesOver: z.string().nullable().meta({
          description: 'The version that counts from then on; null in proposals of earlier days',
        }),
        reason: z.string(),
        confirmedBy: z.string().nullable(),
        confirmedAt: instantSchema.nullable(),
      })
      .nullable(),
    events: z.array(eventSchema).meta({ description: 'Everything that happened to it, in order' }),
    hands: z.array(handSchema).meta({ description: 'Whom the ids above stand for, where known' }),
  })
  .meta({ id: 'Draft' });
export type Draft = z.infer<typeof draftSchema>;

export const modelVersionListSchema = z
  .strictObject({
    items: z.array(
      z.strictObject({
        ...modelReferenceSchema.shape,
        origin: z.enum(['built-in', 'county']),
        draftId: z.string().nullable(),
        inForceFrom: z.iso.date(),
        shadowFrom: z.iso.date().nullable(),
        retiredFrom: z.iso.date().nullable(),
        isInForce: z.boolean(),
      }),
    ),
    next: nextSchema,
  })
  .meta({ id: 'ModelVersionList', description: 'Versions of an indicator model, newest first' });
export type ModelVersionList = z.infer<typeof modelVersionListSchema>;

export const shadowComparisonSchema = z
  .strictObject({
    draftId: z.string(),
    version: z.string(),
    total: z.int(),
    changed: z.int().meta({ description: 'Ratings with another level' }),
    items: z.array(
      z.strictObject({
        uscc: z.string(),
        name: z.string(),
        nameEn: z.string().nullable(),
        ratingId: z.string(),
        ratedAt: instantSchema,
        version: z.string().meta({ description: 'The version of the rating itself' }),
        score: z.number().nullable(),
        level: z.string(),
        shadowScore: z.number().nullable(),
        shadowLevel: z.string(),
      }),
    ),
    next: nextSchema,
  })
  .meta({ id: 'ShadowComparison', description: 'What both versions said of the same evidence' });
export type ShadowComparison = z.infer<typeof shadowComparisonSchema>;
