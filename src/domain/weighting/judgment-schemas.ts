import { z } from 'zod';
import { PRIORITY_METHODS, RANDOM_INDEX_NAMES } from '../../../ahp/index.ts';
import { nextSchema } from '../page.ts';
import { bilingualSchema, instantSchema } from '../schemas.ts';
import { lineSchema } from '../texts.ts';

/*
 * What an expert is asked, gives and is told, node by node, and what the bureau sees of it.
 */

export const nodeIdSchema = z
  .string()
  .regex(/^(GOAL|[A-Z]{3})$/)
  .meta({
    description: 'GOAL compares the criteria, a criterion’s id its indicators',
    example: 'FIN',
  });

const elementId = z.string().regex(/^[A-Z]{1,3}\d{0,3}$/);

/** Saaty's scale in both directions, as people write it. */
export const scaleSchema = z
  .string()
  .regex(/^([1-9]|1\/[2-9])$/)
  .meta({ description: 'Saaty’s scale: 1 to 9, or 1/2 to 1/9', example: '1/3' });

const pairFields = { row: elementId, column: elementId };

export const judgmentSchema = z
  .strictObject({
    ...pairFields,
    value: scaleSchema.nullable().meta({ description: 'Null leaves the pair open' }),
    comment: lineSchema(500).nullable().default(null),
  })
  .meta({ id: 'Judgment', description: 'row is so many times as important as column' });
export type Judgment = z.infer<typeof judgmentSchema>;

export const saveJudgmentsInput = z
  .strictObject({
    judgments: z.array(judgmentSchema).max(300).meta({
      description: 'All judgments of the node; pairs that are not named are left open',
    }),
  })
  .meta({ id: 'JudgmentsRequest' });
export type SaveJudgmentsInput = z.input<typeof saveJudgmentsInput>;

const elementSchema = z.strictObject({ id: z.string(), ...bilingualSchema.shape });

const triadSchema = z
  .strictObject({ elements: z.array(z.string()).length(3), inconsistency: z.number() })
  .meta({ id: 'JudgmentTriad', description: 'Three judgments that contradict each other' });

export const judgmentFiguresSchema = z
  .strictObject({
    judged: z.int(),
    pairs: z.int(),
    isConnected: z.boolean().meta({ description: 'Whether weights exist' }),
    groups: z.array(z.array(z.string())).meta({
      description: 'Elements that are linked by judgments; more than one group has no weights',
    }),
    weights: z.record(z.string(), z.number()).nullable(),
    consistencyRatio: z.number().nullable(),
    isAcceptable: z.boolean().meta({ description: 'Connected, and CR below the limit' }),
    implied: z.array(z.strictObject({ ...pairFields, value: z.number() })).meta({
      description: 'What the given judgments say about the open pairs (least λmax)',
    }),
    triads: z.array(triadSchema),
    askAgain: z
      .strictObject({
        ...pairFields,
        value: scaleSchema,
        best: scaleSchema,
        consistencyRatioAtBest: z.number(),
      })
      .nullable()
      .meta({
        description: 'The single answer that would mend most; a question, not a correction',
      }),
    repair: z
      .strictObject({
        steps: z.array(
          z.strictObject({
            ...pairFields,
            from: scaleSchema,
            to: scaleSchema,
            consistencyRatioAfter: z.number(),
          }),
        ),
        isMet: z.boolean(),
      })
      .nullable()
      .meta({ description: 'The fewest changes that bring CR below the limit; a proposal' }),
  })
  .meta({ id: 'JudgmentFigures' });
export type JudgmentFigures = z.infer<typeof judgmentFiguresSchema>;

export const assignedNodeSchema = z
  .strictObject({
    nodeId: nodeIdSchema,
    ...bilingualSchema.shape,
    elements: z.array(elementSchema),
    revision: z.int().meta({ description: 'How often it was saved; If-Match "r{revision}"' }),
    savedAt: instantSchema.nullable(),
    judgments: z.array(judgmentSchema.extend({ comment: z.string().nullable() })),
    figures: judgmentFiguresSchema,
  })
  .meta({ id: 'AssignedNode' });
export type AssignedNode = z.infer<typeof assignedNodeSchema>;

const assignmentFields = {
  draftId: z.string(),
  title: z.string(),
  reason: z.string(),
  modelId: z.string(),
  version: z.string(),
  round: z.int(),
  closesAt: instantSchema,
  isOpen: z.boolean().meta({ description: 'Whether judgments are still taken' }),
  isWithdrawn: z.boolean().meta({ description: 'Whether the draft was withdrawn' }),
  finishedAt: instantSchema
    .nullable()
    .meta({ description: 'When the expert said that it is done' }),
};

export const assignmentSchema = z
  .strictObject({
    ...assignmentFields,
    method: z.enum(PRIORITY_METHODS).meta({ description: 'How judgments become weights' }),
    randomIndex: z.enum(RANDOM_INDEX_NAMES).meta({ description: 'The table of CR' }),
    consistencyRatioLimit: z.number(),
    nodes: z.array(assignedNodeSchema),
  })
  .meta({ id: 'Assignment', description: 'What one expert is asked to judge in the newest round' });
export type Assignment = z.infer<typeof assignmentSchema>;

export const assignmentListSchema = z
  .strictObject({
    items: z.array(
      z.strictObject({ ...assignmentFields, nodes: z.int(), nodesAcceptable: z.int() }),
    ),
    next: nextSchema,
  })
  .meta({ id: 'AssignmentList', description: 'Own assignments, newest first' });
export type AssignmentList = z.infer<typeof assignmentListSchema>;

export const disagreementSchema = z
  .strictObject({
    ...pairFields,
    mean: z.number(),
    spread: z.number().meta({ description: '1: all say the same; 2: within a factor of two' }),
    furthest: z.strictObject({ expertId: z.string(), name: z.string() }),
    factor: z.number().meta({ description: 'How many times further than the mean' }),
  })
  .meta({ id: 'Disagreement' });
export type Disagreement = z.infer<typeof disagreementSchema>;

export const progressSchema = z
  .strictObject({
    draftId: z.string(),
    round: z.int(),
    closesAt: instantSchema,
    isClosed: z.boolean(),
    isOver: z.boolean().meta({
      description: 'Whether its time is up: who has not finished by then is left out by rule',
    }),
    experts: z.array(
      z.strictObject({
        expertId: z.string(),
        name: z.string(),
        weight: z.number(),
        finishedAt: instantSchema.nullable(),
        nodes: z.array(
          z.strictObject({
            nodeId: nodeIdSchema,
            revision: z.int(),
            judged: z.int(),
            pairs: z.int(),
            isConnected: z.boolean(),
            consistencyRatio: z.number().nullable(),
            isAcceptable: z.boolean(),
          }),
        ),
      }),
    ),
    nodes: z.array(
      z.strictObject({
        nodeId: nodeIdSchema,
        ...bilingualSchema.shape,
        elements: z.array(elementSchema),
        usable: z.int().meta({ description: 'Experts whose judgments are acceptable' }),
        weights: z.record(z.string(), z.number()).nullable().meta({
          description: 'Of all judgments that are acceptable so far',
        }),
        consensus: z.number().nullable().meta({ description: 'Goepel’s S*, 0 to 1' }),
        disagreements: z.array(disagreementSchema).meta({ description: 'Widest spread first' }),
      }),
    ),
  })
  .meta({ id: 'PanelProgress' });
export type Progress = z.infer<typeof progressSchema>;
