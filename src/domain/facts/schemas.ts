import { z } from 'zod';
import { fiscalYearSchema, instantSchema, usccSchema, wireFactsSchema } from '../schemas.ts';
import { lineSchema } from '../texts.ts';

export const recordFactsInput = z
  .strictObject({
    fiscalYear: fiscalYearSchema,
    source: lineSchema(500).meta({
      description: 'Where the facts come from',
      example: '国家企业信用信息公示系统，2026-03-10 查询',
    }),
    facts: wireFactsSchema.refine((facts) => Object.keys(facts).length > 0, {
      params: { code: 'FACTS_EMPTY' },
    }),
  })
  .meta({ id: 'FactRecording' });
export type RecordFactsInput = z.infer<typeof recordFactsInput>;

export const factSheetSchema = z
  .strictObject({
    factSheetId: z.string(),
    uscc: usccSchema,
    fiscalYear: fiscalYearSchema,
    revision: z.int(),
    source: z.string(),
    recordedBy: z.string(),
    recordedAt: instantSchema,
    facts: wireFactsSchema.meta({ description: 'All facts on record, those of before included' }),
  })
  .meta({ id: 'FactSheet' });
export type FactSheet = z.infer<typeof factSheetSchema>;
