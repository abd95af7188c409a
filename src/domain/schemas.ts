import { z } from 'zod';
import { LEVELS } from '../engine/levels.ts';

/*
 * What several nouns share. A schema is plain zod: the JSON door makes OpenAPI components of those
 * that have an id, the HTML door uses their types.
 */

export const usccSchema = z
  .string()
  .regex(/^[0-9A-Za-z]{1,40}$/)
  .meta({
    description: 'Unified social credit code of a cooperative (统一社会信用代码), starts with 93',
    example: '93370322000000019N',
  });

export const countyCodeSchema = z
  .string()
  .regex(/^\d{6}$/)
  .meta({ description: 'Administrative division code of a county', example: '370322' });

export const fiscalYearSchema = z.int().min(2007).max(2100).meta({
  description: 'Fiscal year (会计年度), the calendar year of the statement',
  example: 2025,
});

export const bilingualSchema = z.strictObject({ zh: z.string(), en: z.string() });
export type Bilingual = z.infer<typeof bilingualSchema>;

export const levelSchema = z.enum(LEVELS).meta({
  id: 'Level',
  description:
    'Warning level (预警等级), or DATA_GAP where too much is missing, or REVIEW for a person',
});

export const instantSchema = z.iso.datetime().meta({ example: '2026-03-31T08:00:00.000Z' });

/** A fact as it goes over the wire. */
export const wireFactSchema = z.union([z.string(), z.number(), z.boolean(), z.null()]);
export const wireFactsSchema = z.record(z.string().max(64), wireFactSchema).meta({
  id: 'Facts',
  description:
    'Facts by id (GET /v1/models/facts): yuan as decimal strings, yes-no as booleans, ' +
    'codes by name, other quantities as numbers, null for “not known”',
  example: { members: 126, minutesSigned: true, contractedSales: '812000.00' },
});

/** A name of the formula language with what people call it. */
export const namedFactSchema = z
  .strictObject({ fact: z.string(), zh: z.string(), en: z.string() })
  .meta({ id: 'NamedFact' });

export const modelReferenceSchema = z
  .strictObject({ id: z.string(), version: z.string(), digest: z.string() })
  .meta({
    id: 'ModelReference',
    description: 'The exact model version that a score was made with',
  });

export const townSchema = z
  .strictObject({ townId: z.string(), zh: z.string(), en: z.string() })
  .meta({ id: 'Town' });
