import { z } from 'zod';
import { contentSchema, THIRD_PARTY_KINDS } from '../../engine/third-party/schema.ts';
import { evidenceSchema } from '../cases/schemas.ts';
import { nextSchema, pageInput } from '../page.ts';
import { bilingualSchema, instantSchema, usccSchema } from '../schemas.ts';
import { lineSchema, paragraphSchema } from '../texts.ts';

const daySchema = z.iso.date().meta({ example: '2026-03-01' });

const recordingShape = {
  source: lineSchema(500).meta({ description: 'Who says so, and where', example: '信用中国' }),
  observedOn: daySchema.meta({ description: 'The day on which it was so' }),
  expiresOn: daySchema.meta({ description: 'The last day on which it counts' }),
  evidence: evidenceSchema.optional().meta({
    description: 'A document that the office keeps; a contract needs the letter of its buyer',
  }),
  content: contentSchema.meta({ id: 'ThirdPartyContent' }),
};

export const recordItemInput = z
  .strictObject(recordingShape)
  .meta({ id: 'ThirdPartyRecording', description: 'What a third party says of a cooperative' });
export type RecordItemInput = z.infer<typeof recordItemInput>;

export const importedItemSchema = z.strictObject({ uscc: usccSchema, ...recordingShape });
export type ImportedItem = z.infer<typeof importedItemSchema>;

export const ITEMS_MAX = 1000;

export const importItemsInput = z
  .strictObject({
    items: z
      .array(z.unknown())
      .min(1)
      .max(ITEMS_MAX)
      .meta({ description: 'Recordings, each with the `uscc` of its cooperative' }),
  })
  .meta({ id: 'ThirdPartyImport' });
export type ImportItemsInput = z.infer<typeof importItemsInput>;

const issueSchema = z.strictObject({
  pointer: z.string(),
  code: z.string(),
  ...bilingualSchema.shape,
});

export const importReportSchema = z
  .strictObject({
    isAcceptable: z.boolean(),
    lines: z.array(
      z.strictObject({
        line: z.int().meta({ description: 'Place in the list from 1' }),
        uscc: z.string().nullable(),
        issues: z.array(issueSchema),
      }),
    ),
  })
  .meta({ id: 'ThirdPartyImportReport', description: 'What an import would do; nothing is done' });
export type ImportReport = z.infer<typeof importReportSchema>;

export const fileReportSchema = z
  .strictObject({
    format: z.enum(['xlsx', 'csv', 'json']),
    isAcceptable: z.boolean(),
    items: z.int().meta({ description: 'How many there are' }),
    findings: z.array(
      z.strictObject({
        sheet: z.string().nullable(),
        cell: z.string().nullable().meta({ description: 'Such as B12, or a pointer into JSON' }),
        severity: z.enum(['error', 'warning']),
        code: z.string(),
        ...bilingualSchema.shape,
      }),
    ),
  })
  .meta({ id: 'ThirdPartyFileReport', description: 'What a file would do; nothing is done' });
export type FileReport = z.infer<typeof fileReportSchema>;

export const templateInput = z.strictObject({ format: z.enum(['xlsx', 'csv']).default('xlsx') });

export const importedSchema = z
  .strictObject({ itemIds: z.array(z.string()) })
  .meta({ id: 'ThirdPartyImported', description: 'The new items, in the order of the lines' });
export type Imported = z.infer<typeof importedSchema>;

export const verifyItemInput = z
  .strictObject({
    decision: z.enum(['verified', 'refused']),
    note: paragraphSchema(1000).optional().meta({ description: 'Needed for a refusal' }),
  })
  .meta({ id: 'ThirdPartyVerification' });
export type VerifyItemInput = z.infer<typeof verifyItemInput>;

export const ITEM_STATES = ['counts', 'waiting', 'refused', 'not-begun', 'expired'] as const;

export const itemSchema = z
  .strictObject({
    itemId: z.string(),
    uscc: usccSchema,
    ...recordingShape,
    evidence: evidenceSchema.nullable(),
    state: z.enum(ITEM_STATES).meta({ description: 'Only what counts acts on a rating' }),
    stateText: bilingualSchema,
    isManagementRecord: z.boolean().meta({
      description: 'Of a local list that no law names: no bad credit record, and no veto',
    }),
    recordedBy: z.string(),
    recordedAt: instantSchema,
    verifiedBy: z.string().nullable(),
    verifiedAt: instantSchema.nullable(),
    note: z.string().nullable(),
  })
  .meta({ id: 'ThirdPartyItem' });
export type ThirdPartyItem = z.infer<typeof itemSchema>;

export const listItemsInput = z.strictObject({
  uscc: usccSchema.optional(),
  kind: z.enum(THIRD_PARTY_KINDS).optional(),
  check: z.enum(['waiting', 'done']).optional(),
  ...pageInput.shape,
});
export type ListItemsInput = z.input<typeof listItemsInput>;

export const itemListSchema = z
  .strictObject({ items: z.array(itemSchema), next: nextSchema })
  .meta({ id: 'ThirdPartyItemList' });
export type ItemList = z.infer<typeof itemListSchema>;
