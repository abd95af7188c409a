import { z } from 'zod';
import { HURDLES } from '../../engine/dual-control/hurdles.ts';
import { bodySchema, resultSchema, stateIdSchema } from '../../engine/dual-control/schema.ts';
import { nextSchema, pageInput } from '../page.ts';
import { bilingualSchema, instantSchema, levelSchema, usccSchema } from '../schemas.ts';
import { lineSchema, paragraphSchema } from '../texts.ts';

const CASE_STATES = [...stateIdSchema.options, 'DISPUTE'] as const;

export const caseStateSchema = z.enum(CASE_STATES).meta({
  id: 'CaseState',
  description: 'S0 NORMAL, S1 BLUE, S2 YELLOW, S3 ORANGE, S4 RED, S5 EXIT, SX DISPUTE, SD DATA_GAP',
});

export const evidenceSchema = z
  .strictObject({
    name: lineSchema(200),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  })
  .meta({ id: 'Evidence', description: 'A document that the office keeps, by its digest' });

export const dutySchema = z
  .strictObject({
    number: z.int(),
    dutyId: z.string().meta({ example: 'plan' }),
    zh: z.string(),
    en: z.string(),
    basis: bilingualSchema,
    side: z.enum(['cooperative', 'government']),
    body: bodySchema,
    together: z.array(bodySchema).meta({ description: 'Who may do it as well' }),
    state: z.enum(['open', 'done', 'missed', 'cancelled']),
    openedAt: instantSchema,
    dueAt: instantSchema,
    lateAt: instantSchema.nullable(),
    endedAt: instantSchema.nullable(),
    doneBy: z.string().nullable(),
    result: resultSchema.nullable(),
    answer: z.enum(['awaited', 'confirmed', 'returned']).nullable(),
    results: z.array(resultSchema).meta({ description: 'The results that it asks for, if any' }),
    needsEvidence: z.boolean(),
    escalatesTo: bodySchema.meta({ description: 'Who is told when it is late' }),
    isDecidedByReview: z.boolean().meta({ description: 'It ends with the decision of the review' }),
    calendar: z.string().meta({ description: 'The calendar that its term was counted by' }),
    isProvisional: z.boolean().meta({
      description: 'The calendar does not know the holidays of that year yet',
    }),
  })
  .meta({ id: 'Duty' });
export type DutyOf = z.infer<typeof dutySchema>;

export const listedDutySchema = dutySchema
  .extend({ uscc: usccSchema, name: z.string() })
  .meta({ id: 'ListedDuty' });

const hurdleSchema = z.strictObject({ code: z.enum(HURDLES), ...bilingualSchema.shape });

const keySchema = z.strictObject({ body: bodySchema, organisation: z.string() });

export const riskCaseSchema = z
  .strictObject({
    uscc: usccSchema,
    state: caseStateSchema,
    /** Where the case stands while its rating is under objection. */
    level: stateIdSchema,
    code: z.string().meta({ example: 'S2' }),
    zh: z.string(),
    en: z.string(),
    revision: z.int(),
    isPaused: z.boolean(),
    enteredAt: instantSchema,
    rating: z.strictObject({
      ratingId: z.string(),
      level: levelSchema,
      ratedAt: instantSchema,
    }),
    duties: z.array(dutySchema),
    verifiedBy: z.array(keySchema),
    bodiesNeeded: z.int().nullable(),
    resumedBy: z
      .array(keySchema)
      .meta({ description: 'Who has decided that a pause ends; it takes two bodies' }),
    requestable: z
      .array(z.strictObject({ dutyId: z.string(), ...bilingualSchema.shape }))
      .meta({ description: 'Duties that may be asked for' }),
    hurdles: z.array(hurdleSchema).nullable(),
    restrictions: z.array(bilingualSchema),
    tools: z.array(bilingualSchema),
    mayExit: z.boolean().meta({ description: 'The cooperative may begin its exit by itself' }),
    rules: z.strictObject({ version: z.string(), digest: z.string() }),
  })
  .meta({ id: 'RiskCase' });
export type RiskCase = z.infer<typeof riskCaseSchema>;

export const caseEntrySchema = z
  .strictObject({
    number: z.int(),
    kind: z.string(),
    happenedAt: instantSchema,
    dutyNumber: z.int().nullable(),
    dutyId: z.string().nullable(),
    fromState: z.string().nullable(),
    toState: z.string().nullable(),
    transition: z.string().nullable(),
    role: z.string(),
    duty: bilingualSchema.nullable().meta({ description: 'The name of the duty' }),
    reason: bilingualSchema.nullable().meta({ description: 'Why the state has changed' }),
    escalatesTo: bodySchema.nullable().meta({ description: 'Who is told when the duty is late' }),
  })
  .meta({ id: 'CaseEntry' });
export type CaseEntry = z.infer<typeof caseEntrySchema>;

export const caseTimelineSchema = z
  .strictObject({ items: z.array(caseEntrySchema), next: nextSchema })
  .meta({ id: 'CaseTimeline' });
export type CaseTimeline = z.infer<typeof caseTimelineSchema>;

export const caseActSchema = z
  .strictObject({
    number: z.int(),
    kind: z.enum(['completed', 'requested', 'verified', 'resumed', 'involved', 'exit-requested']),
    dutyNumber: z.int().nullable(),
    body: bodySchema,
    organisation: z.string(),
    person: z.string(),
    result: resultSchema.nullable(),
    note: z.string().nullable(),
    evidence: z.array(evidenceSchema),
    actedAt: instantSchema,
  })
  .meta({ id: 'CaseAct', description: 'What somebody did on a case, in their words' });
export type CaseAct = z.infer<typeof caseActSchema>;

export const caseActListSchema = z
  .strictObject({ items: z.array(caseActSchema), next: nextSchema })
  .meta({ id: 'CaseActList' });
export type CaseActList = z.infer<typeof caseActListSchema>;

const noteShape = {
  note: paragraphSchema(2000).optional(),
  evidence: z.array(evidenceSchema).max(20).default([]),
};

export const completeDutyInput = z
  .strictObject({ result: resultSchema.optional(), ...noteShape })
  .meta({ id: 'DutyCompletion' });
export type CompleteDutyInput = z.input<typeof completeDutyInput>;

export const caseNoteInput = z
  .strictObject({ note: paragraphSchema(2000) })
  .meta({ id: 'CaseNote' });
export type CaseNoteInput = z.infer<typeof caseNoteInput>;

export const requestDutyInput = z
  .strictObject({ dutyId: z.string().max(40), note: paragraphSchema(2000) })
  .meta({ id: 'DutyRequest' });
export type RequestDutyInput = z.infer<typeof requestDutyInput>;

export const listDutiesInput = z.strictObject({
  uscc: usccSchema.optional(),
  body: bodySchema.optional(),
  state: z.enum(['open', 'late', 'ended']).default('open'),
  ...pageInput.shape,
});
export type ListDutiesInput = z.input<typeof listDutiesInput>;

export const dutyListSchema = z
  .strictObject({ items: z.array(listedDutySchema), next: nextSchema })
  .meta({ id: 'DutyList' });
export type DutyList = z.infer<typeof dutyListSchema>;

const dutyCountSchema = z
  .strictObject({ open: z.int(), late: z.int() })
  .meta({ id: 'DutyCount', description: 'Open duties of a side, and how many of them are late' });

export const listedCaseSchema = z
  .strictObject({
    uscc: usccSchema,
    name: z.string(),
    nameEn: z.string().nullable(),
    state: caseStateSchema,
    level: stateIdSchema,
    enteredAt: instantSchema,
    cooperative: dutyCountSchema,
    government: dutyCountSchema,
  })
  .meta({ id: 'ListedCase' });
export type ListedCase = z.infer<typeof listedCaseSchema>;

export const caseListSchema = z
  .strictObject({
    items: z.array(listedCaseSchema),
    levels: z
      .array(z.strictObject({ level: stateIdSchema, count: z.int() }))
      .meta({ description: 'Of all cases that the reader may see' }),
    next: nextSchema,
  })
  .meta({ id: 'CaseList' });
export type CaseList = z.infer<typeof caseListSchema>;

export const listCasesInput = z.strictObject({
  level: stateIdSchema.optional(),
  ...pageInput.shape,
});
export type ListCasesInput = z.input<typeof listCasesInput>;
