import { z } from 'zod';
import { nextSchema, pageInput } from '../page.ts';
import { fiscalYearSchema, instantSchema, usccSchema } from '../schemas.ts';
import { idSchema } from '../texts.ts';

const OUTCOMES = ['new', 'correction', 'unchanged', 'refused'] as const;

/** Which of an import's statements are wanted. */
export const importPageInput = pageInput.extend({ outcome: z.enum(OUTCOMES).optional() });
export type ImportPageInput = z.input<typeof importPageInput>;

/** What a file does not say of itself, or is to be sure of. */
export const createImportInput = z.strictObject({
  fileName: z.string().max(200).default('').meta({ example: '资产负债表.xlsx' }),
  uscc: usccSchema.optional().meta({
    description: 'Whose statement the file has; a cooperative imports its own',
  }),
  fiscalYear: z.coerce.number().pipe(fiscalYearSchema).optional().meta({
    description: 'The fiscal year, where the file does not say it',
  }),
});
export type CreateImportInput = z.input<typeof createImportInput>;

export const fileFindingSchema = z
  .strictObject({
    code: z.string(),
    severity: z.enum(['error', 'warning']),
    sheet: z.string().nullable(),
    cell: z.string().nullable().meta({
      description:
        'Such as B12; in a JSON file a JSON Pointer, in a form its field; null for the whole of it',
    }),
    line: z.string().optional(),
    column: z.enum(['opening', 'closing']).optional(),
    zh: z.string(),
    en: z.string(),
  })
  .meta({ id: 'FileFinding' });

export const importSchema = z
  .strictObject({
    importId: idSchema.meta({ example: 'imp_01KAW3…' }),
    state: z.enum(['checked', 'committed']),
    fileName: z.string(),
    fileDigest: z.string(),
    format: z.enum(['xlsx', 'csv', 'json', 'form']),
    statements: z.int().meta({ description: 'How many the file has' }),
    corrections: z.int().meta({ description: 'Those that correct one on record' }),
    unchanged: z.int().meta({ description: 'Those on record already, which are left out' }),
    refused: z.int().meta({ description: 'Those with errors; with any, nothing is filed' }),
    isAcceptable: z.boolean(),
    findings: z.array(fileFindingSchema).meta({ description: 'About the file as a whole' }),
    createdBy: z.string(),
    createdAt: instantSchema,
    committedAt: instantSchema.nullable(),
  })
  .meta({ id: 'StatementImport' });
export type StatementImport = z.infer<typeof importSchema>;

export const changedAmountSchema = z
  .strictObject({
    line: z.string(),
    column: z.enum(['opening', 'closing']).nullable().meta({
      description: 'Null in the surplus statement',
    }),
    from: z.string().nullable(),
    to: z.string().nullable(),
  })
  .meta({ id: 'ChangedAmount', description: 'Yuan as decimal strings' });
export type ChangedAmount = z.infer<typeof changedAmountSchema>;

export const importedStatementSchema = z
  .strictObject({
    position: z.int(),
    uscc: z.string().nullable(),
    fiscalYear: z.int().nullable(),
    sheet: z.string().nullable(),
    cell: z.string().nullable(),
    outcome: z.enum(OUTCOMES),
    earlierRevision: z.int().meta({ description: 'The newest on record; 0 if there is none' }),
    findings: z.array(fileFindingSchema),
    changes: z.array(changedAmountSchema).meta({ description: 'Against the newest on record' }),
  })
  .meta({ id: 'ImportedStatement' });
export type ImportedStatement = z.infer<typeof importedStatementSchema>;

export const importedStatementListSchema = z
  .strictObject({ items: z.array(importedStatementSchema), next: nextSchema })
  .meta({ id: 'ImportedStatementList' });
export type ImportedStatementList = z.infer<typeof importedStatementListSchema>;
