import { z } from 'zod';
import { bilingual, heading, levelIdSchema, provenance, textSchema } from '../model-parts.ts';

/** The shape of a dual-control file: what each state asks of both sides, by when, and what follows. */

const termSchema = z.strictObject({
  value: z.int(),
  unit: z.enum(['working-days', 'days', 'hours', 'months']),
  /** The end of the calendar period that it runs from; without one, from the opening of the duty. */
  after: z.enum(['month', 'quarter', 'year']).optional(),
});

/** Whose duties there are: the cooperative, or a body of the government by its role. */
export const bodySchema = z.enum(['cooperative', 'township', 'bureau', 'regulator']);
export type Body = z.infer<typeof bodySchema>;

export const STATE_IDS = [...levelIdSchema.options, 'DATA_GAP', 'EXIT', 'CLOSED'] as const;
export const stateIdSchema = z.enum(STATE_IDS);
export type StateId = z.infer<typeof stateIdSchema>;

export const resultSchema = z.enum([
  ...['confirmed', 'returned', 'passed', 'failed'],
  ...['upheld', 'rate-again', 'rectify', 'pause', 'exit', 'refer'],
] as const);
export type Result = z.infer<typeof resultSchema>;

const dutySchema = z.strictObject({
  ...provenance,
  id: z.string().regex(/^[a-z][a-z-]*$/),
  ...bilingual,
  body: bodySchema,
  /** Bodies that act together with it. */
  together: z.array(bodySchema).optional(),
  within: termSchema,
  /** Another one opens when this one is done, or when the next would be due. */
  repeats: z.literal(true).optional(),
  /** It opens when that duty of the other side is done, and its result answers it. */
  answers: z.string().optional(),
  /** It opens only when somebody who may ask for it does. */
  onRequest: z.literal(true).optional(),
  results: z.array(resultSchema).min(2).optional(),
  /** Results that one body alone may decide, by law. */
  reserved: z
    .array(z.strictObject({ ...provenance, result: resultSchema, body: bodySchema }))
    .optional(),
  /** The duty that has to be done before. */
  after: z.string().optional(),
  /** How long after its opening it is done at the earliest; of what repeats, the next ones. */
  notBefore: termSchema.optional(),
  needsEvidence: z.literal(true).optional(),
  /** Who is told when it is late. */
  escalatesTo: bodySchema,
  /** What follows so long after it was due and not done. */
  raises: z.strictObject({ level: levelIdSchema, after: termSchema }).optional(),
  basis: textSchema,
});
export type DutyRule = z.infer<typeof dutySchema>;

const fallSchema = z.strictObject({
  ...provenance,
  to: levelIdSchema,
  /** How many bodies of the government have to verify it, each by another person. */
  bodies: z.int().min(1),
  /** For how long nothing may have spoken against it. */
  cleanFor: termSchema.optional(),
  /** How many checks in a row have to be passed. */
  checksPassed: z.int().min(1).optional(),
});

const stateSchema = z.strictObject({
  id: stateIdSchema,
  code: z.string().regex(/^S\w$/),
  ...bilingual,
  duties: z.array(dutySchema),
  /** What the cooperative may not do meanwhile. */
  restrictions: z.array(z.strictObject({ ...provenance, id: z.string(), ...bilingual })).optional(),
  /** What the government may use, by law. */
  tools: z.array(z.strictObject({ ...provenance, ...bilingual })).optional(),
  fall: fallSchema.optional(),
  /** Whether the cooperative may begin its exit by itself. */
  mayExit: z.literal(true).optional(),
  /** The cooperative was late so often: the level rises. */
  lateness: z.strictObject({ ...provenance, times: z.int().min(1), to: levelIdSchema }).optional(),
});

export const dualControlSchema = z.strictObject({
  kind: z.literal('dual-control'),
  ...heading,
  effectiveFrom: z.iso.date(),
  /** How long before the end of a term people are reminded. */
  reminder: z.strictObject({ ...provenance, before: termSchema }),
  /** The term that a returned duty gets, if less is left. */
  returned: z.strictObject({ ...provenance, within: termSchema }),
  dispute: z.strictObject({
    ...provenance,
    code: z.literal('SX'),
    ...bilingual,
    /** How long after a rating the cooperative may object. */
    objectWithin: termSchema,
    decision: dutySchema,
    /** The term of the decision where other bodies have to be heard. */
    involvingOthers: termSchema,
  }),
  /** What a rating asks for that a person has to look at, in whatever state. */
  review: dutySchema,
  states: z.array(stateSchema).length(STATE_IDS.length),
});
export type DualControlFile = z.infer<typeof dualControlSchema>;
export type StateRule = DualControlFile['states'][number];
