import { z } from 'zod';
import { nextSchema } from '../page.ts';
import { fiscalYearSchema, instantSchema, usccSchema, wireFactsSchema } from '../schemas.ts';
import { paragraphSchema } from '../texts.ts';

const amountSchema = z
  .string()
  .max(40)
  .nullable()
  .meta({ description: 'Yuan as a decimal string, null for an empty cell' });

export const submitStatementInput = z
  .strictObject({
    fiscalYear: fiscalYearSchema,
    form: z.string().max(40).meta({ description: 'Statement form', example: '2023' }),
    lines: z
      .record(
        z.string().max(100),
        z.strictObject({ opening: amountSchema.optional(), closing: amountSchema.optional() }),
      )
      .meta({ description: 'Balance sheet: amounts by the name of the line' }),
    surplus: z
      .record(z.string().max(100), amountSchema)
      .optional()
      .meta({ description: 'Surplus and surplus distribution statement (盈余及盈余分配表)' }),
    facts: wireFactsSchema.optional(),
  })
  .meta({ id: 'StatementSubmission' });
export type SubmitStatementInput = z.infer<typeof submitStatementInput>;

export const findingSchema = z
  .strictObject({
    code: z.string(),
    severity: z.enum(['error', 'warning']),
    line: z.string().optional(),
    column: z.enum(['opening', 'closing']).optional(),
    expected: z.string().optional(),
    actual: z.string().optional(),
    en: z.string(),
    zh: z.string(),
  })
  .meta({ id: 'Finding' });

export const ratiosSchema = z
  .strictObject({
    debtToAssets: z.number().nullable(),
    currentRatio: z.number().nullable(),
    cashRatio: z.number().nullable(),
  })
  .meta({ id: 'Ratios' });

export const statementCheckSchema = z
  .strictObject({
    findings: z.array(findingSchema),
    ratios: ratiosSchema,
    acceptable: z.boolean(),
  })
  .meta({ id: 'StatementCheck' });

export const STATEMENT_STATES = ['submitted', 'accepted', 'returned'] as const;

export const statementSchema = z
  .strictObject({
    statementId: z.string().meta({ example: 'stm_01KAW3…' }),
    uscc: usccSchema,
    fiscalYear: fiscalYearSchema,
    revision: z.int(),
    form: z.string(),
    documentDigest: z.string(),
    state: z.enum(STATEMENT_STATES),
    submittedBy: z.string(),
    submittedAt: instantSchema,
    verifiedBy: z.string().nullable(),
    verifiedAt: instantSchema.nullable(),
    note: z.string().nullable(),
  })
  .meta({ id: 'Statement' });
export type Statement = z.infer<typeof statementSchema>;

export const checkedStatementSchema = statementSchema
  .extend(statementCheckSchema.shape)
  .meta({ id: 'CheckedStatement' });
export type CheckedStatement = z.infer<typeof checkedStatementSchema>;

export const filedStatementSchema = checkedStatementSchema
  .extend({ document: submitStatementInput })
  .meta({ id: 'FiledStatement', description: 'A statement with what was filed, word for word' });
export type FiledStatement = z.infer<typeof filedStatementSchema>;

export const statementListSchema = z
  .strictObject({ items: z.array(statementSchema), next: nextSchema })
  .meta({ id: 'StatementList' });
export type StatementList = z.infer<typeof statementListSchema>;

export const waitingStatementSchema = statementSchema
  .extend({
    ...{ name: z.string(), nameEn: z.string().nullable(), townId: z.string() },
    isQuestioned: z.boolean().meta({ description: 'A question on it waits for its answer' }),
  })
  .meta({ id: 'WaitingStatement', description: 'A statement, and whose it is' });
export type WaitingStatement = z.infer<typeof waitingStatementSchema>;

export const waitingStatementListSchema = z
  .strictObject({ items: z.array(waitingStatementSchema), next: nextSchema })
  .meta({ id: 'WaitingStatementList' });
export type WaitingStatementList = z.infer<typeof waitingStatementListSchema>;

const comparedAmount = z.string().nullable();
const comparedLine = {
  id: z.string(),
  zh: z.string(),
  en: z.string(),
  isTotal: z.boolean().meta({ description: 'The sum of other lines' }),
};

export const statementComparisonSchema = z
  .strictObject({
    name: z.string(),
    nameEn: z.string().nullable(),
    statement: checkedStatementSchema,
    lastYear: statementSchema.nullable().meta({
      description: 'The statement that was accepted for the year before',
    }),
    balanceSheet: z.array(
      z.strictObject({
        ...comparedLine,
        opening: comparedAmount,
        closing: comparedAmount,
        lastOpening: comparedAmount,
        lastClosing: comparedAmount,
        change: comparedAmount.meta({ description: 'From the end of last year to this one' }),
      }),
    ),
    surplusStatement: z.array(
      z.strictObject({
        ...comparedLine,
        amount: comparedAmount,
        lastAmount: comparedAmount,
        change: comparedAmount,
      }),
    ),
  })
  .meta({ id: 'StatementComparison', description: 'Yuan as decimal strings, beside last year' });
export type StatementComparison = z.infer<typeof statementComparisonSchema>;

export const verifyStatementInput = z
  .strictObject({
    decision: z.enum(['accepted', 'returned']),
    note: paragraphSchema(2000).optional().meta({
      description: 'Needed where the statement is returned: what has to be put right',
    }),
  })
  .meta({ id: 'StatementVerification' });
export type VerifyStatementInput = z.infer<typeof verifyStatementInput>;
