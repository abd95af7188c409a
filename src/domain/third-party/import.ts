import { lockChain } from '../../db/audit.ts';
import { listCooperatives } from '../../db/cooperatives.ts';
import { insertThirdPartyItems } from '../../db/third-party.ts';
import type { ThirdPartyItemRow } from '../../db/third-party-tables.ts';
import type { Trx } from '../../db/transaction.ts';
import { appendAudits } from '../audit/append.ts';
import { canonicalJson, sha256 } from '../canonical.ts';
import { type Changed, change, read } from '../change.ts';
import type { Context } from '../context.ts';
import { DomainError, ERRORS, type Issue } from '../errors.ts';
import { requirePermission, visibilityOf } from '../permissions.ts';
import { type ReadLine, readImport } from './read-import.ts';
import { RECORD_BASIS } from './record.ts';
import { itemRow } from './row.ts';
import {
  type Imported,
  type ImportItemsInput,
  type ImportReport,
  importItemsInput,
} from './schemas.ts';

type Import = { ctx: Context; input: ImportItemsInput };

/** What an import would do, line by line, without doing it. */
export async function checkImport({ ctx, input }: Import): Promise<ImportReport> {
  requirePermission(ctx, 'third-party:record');
  const lines = readImport(ctx, importItemsInput.parse(input));
  const checked = await read(ctx, (trx) => withUnknown(trx, ctx, lines));
  return {
    isAcceptable: checked.every(({ issues }) => issues.length === 0),
    lines: checked.map(({ line, uscc, issues }) => ({ line, uscc, issues: [...issues] })),
  };
}

/** Records many items at once: all of them, or none and what is wrong with each. */
export async function importItems({ ctx, input }: Import): Promise<Changed<Imported>> {
  requirePermission(ctx, 'third-party:record');
  const read = readImport(ctx, importItemsInput.parse(input));
  return change(ctx, { verb: 'third-party.import', input, chain: CHAIN }, async (trx) => {
    const lines = await withUnknown(trx, ctx, read);
    const issues = lines.flatMap((line) => line.issues);
    if (issues.length > 0) throw new DomainError('IMPORT_REFUSED', issues.slice(0, ISSUES_MAX));
    return recordAll(trx, ctx, lines);
  });
}

/** Records items that were read and found sound. */
export async function recordAll(
  trx: Trx,
  ctx: Context,
  lines: readonly ReadLine[],
  besides: Readonly<Record<string, string>> = {},
) {
  const rows = lines.flatMap(({ item }) => {
    if (item === undefined) return [];
    const { uscc, ...recording } = item;
    return [itemRow(ctx, uscc, recording)];
  });
  await insertThirdPartyItems(trx, rows);
  await tellEachCooperative(trx, ctx, rows);
  const itemIds = rows.map(({ itemId }) => itemId);
  const itemsDigest = await sha256(canonicalJson(itemIds));
  const audit = {
    action: 'third-party.import',
    subject: itemIds[0] ?? CHAIN,
    basis: RECORD_BASIS,
    details: { count: rows.length, itemsDigest, ...besides },
  };
  return { value: { itemIds }, audit };
}

/** What concerns many cooperatives at once; each has its own part in its own chain. */
export const CHAIN = 'third-party';

/** More would help nobody. */
export const ISSUES_MAX = 100;

/** Somebody else's cooperative is not there. */
export async function withUnknown<Line extends ReadLine>(
  trx: Trx,
  { actor }: Context,
  lines: readonly Line[],
): Promise<readonly Line[]> {
  const usccs = [...new Set(lines.flatMap(({ uscc }) => (uscc === null ? [] : [uscc])))];
  const rows = await listCooperatives(trx, actor.countyCode, usccs, visibilityOf(actor));
  const known = new Set(rows.map(({ uscc }) => uscc));
  return lines.map((line) => {
    if (line.uscc === null || known.has(line.uscc)) return line;
    const issue: Issue = {
      pointer: `${line.pointer}/uscc`,
      code: 'NOT_FOUND',
      ...ERRORS.NOT_FOUND,
    };
    return { ...line, issues: [issue, ...line.issues] };
  });
}

/** The chains are locked in one order, so that nobody waits in a circle. */
async function tellEachCooperative(
  trx: Trx,
  { actor, requestId, now }: Context,
  rows: readonly ThirdPartyItemRow[],
): Promise<void> {
  const { countyCode, role, organisation } = actor;
  const origin = { countyCode, actor: actor.id, role, organisation, requestId, at: now() };
  const entries = [];
  for (const uscc of [...new Set(rows.map((row) => row.uscc))].sort()) {
    const own = rows.filter((row) => row.uscc === uscc);
    const items = own.map(({ itemId, kind, content }) => ({ itemId, kind, content }));
    const entry = {
      action: 'third-party.record',
      subject: own[0]?.itemId ?? uscc,
      basis: RECORD_BASIS,
      details: {
        items: items.map(({ itemId, kind }) => ({ itemId, kind })),
        contentDigest: await sha256(canonicalJson(items)),
      },
    };
    entries.push({ head: await lockChain(trx, countyCode, uscc), entry });
  }
  await appendAudits(trx, origin, entries);
}
