import {
  factValues,
  findFactsOnRecord,
  findNewestFactsOnRecord,
  insertFactSheet,
} from '../../db/fact-sheets.ts';
import { writeFacts } from '../../engine/facts.ts';
import type { FactDefinition } from '../../engine/model-schema.ts';
import { cooperativeFacts } from '../../engine/vocabulary.ts';
import { canonicalJson, sha256 } from '../canonical.ts';
import { type Changed, change } from '../change.ts';
import type { Context, Role } from '../context.ts';
import { getCooperativeRow } from '../cooperatives/describe.ts';
import { requireBegunYear, requireRegistered } from '../not-in-the-future.ts';
import { requirePermission } from '../permissions.ts';
import { requireRevision } from '../revision.ts';
import { readStatedFacts, requireSound, standingFacts } from './read.ts';
import { type FactSheet, type RecordFactsInput, recordFactsInput } from './schemas.ts';

/**
 * Records facts that government or a third party knows. A sheet repeats what is on record for the
 * year, and what holds whatever the year, and adds to it; null takes a fact back.
 */
export async function recordFacts({
  ctx,
  input: { uscc, recording, revision: read },
}: {
  ctx: Context;
  input: { uscc: string; recording: RecordFactsInput; revision?: number | undefined };
}): Promise<Changed<FactSheet>> {
  const actor = requirePermission(ctx, 'facts:record');
  const { fiscalYear, source, facts } = recordFactsInput.parse(recording);
  requireBegunYear(ctx, fiscalYear);
  const stated = readStatedFacts(facts, STATED_BY[actor.role] ?? [], '/facts');
  const request = { verb: 'facts.record', input: { uscc, recording, read }, chain: uscc };
  return change(ctx, request, async (trx) => {
    const { countyCode } = actor;
    requireRegistered(await getCooperativeRow(trx, ctx, uscc), fiscalYear);
    const before = await findFactsOnRecord(trx, countyCode, uscc, fiscalYear);
    // Whoever says which sheet they read adds to no other one.
    if (read !== undefined) requireRevision(read, before?.revision ?? 0);
    const takenBack = Object.fromEntries(Object.keys(facts).map((fact) => [fact, null]));
    const latest = await findNewestFactsOnRecord(trx, countyCode, uscc);
    const standing = standingFacts(factValues(latest));
    const all = { ...factValues(before), ...standing, ...takenBack, ...stated };
    requireSound(all, stated);
    const sheet = {
      countyCode,
      factSheetId: ctx.newId('fct'),
      uscc,
      fiscalYear,
      statementId: null,
      revision: (before?.revision ?? 0) + 1,
      source,
      recordedBy: actor.id,
      recordedAt: ctx.now(),
    };
    await insertFactSheet(trx, { ...sheet, ...all });
    const written = writeFacts(cooperativeFacts(), all);
    const { factSheetId, revision, recordedBy } = sheet;
    const recordedAt = sheet.recordedAt.toISOString();
    return {
      value: {
        factSheetId,
        uscc,
        fiscalYear,
        revision,
        source,
        recordedBy,
        recordedAt,
        facts: written,
      },
      audit: {
        action: 'facts.record',
        subject: factSheetId,
        basis: '山东省农民专业合作社条例 第三十条',
        details: { fiscalYear, source, factsDigest: await sha256(canonicalJson(written)) },
      },
    };
  });
}

const STATED_BY: Partial<Record<Role, readonly FactDefinition['providedBy'][]>> = {
  bureau: ['bureau', 'third-party'],
  township: ['bureau'],
};
