import { listCooperatives } from '../../db/cooperatives.ts';
import { type DecidedStatementRow, listStatementsOf } from '../../db/statements.ts';
import { type ReadStatement, readStatement } from '../../engine/statement.ts';
import { read } from '../change.ts';
import type { Context } from '../context.ts';
import { lastEndedYear } from '../not-in-the-future.ts';
import { visibilityOf } from '../permissions.ts';
import { report, type Tell } from '../progress.ts';
import { documentOf } from '../statements/describe.ts';
import { type CheckedItem, checkFileStatement, type Identified } from './check-statement.ts';

/** A statement with what was found in it and what filing it would do. */
export type Item = CheckedItem & Identified;

/** How many cooperatives are looked up at once. */
const BATCH = 500;

/** Checks the statements of a file against what is on record, and against each other. */
export async function checkAll(
  ctx: Context,
  identified: readonly Identified[],
  tell?: Tell,
): Promise<Item[]> {
  const inFile = new Map(identified.map((it) => [keyOf(it.uscc, it.fiscalYear), it]));
  const items: Item[] = [];
  const reported = () => report(tell, { done: items.length, of: identified.length });
  await reported();
  for (let i = 0; i < identified.length; i += BATCH) {
    const batch = identified.slice(i, i + BATCH);
    const { cooperatives, statements } = await lookUp(ctx, batch);
    for (const it of batch) {
      const earlier = statements.get(keyOf(it.uscc, before(it.fiscalYear))) ?? [];
      const accepted = earlier.find(({ decision }) => decision === 'accepted');
      const checked = checkFileStatement(it, {
        cooperative: cooperatives.get(it.uscc ?? ''),
        newest: statements.get(keyOf(it.uscc, it.fiscalYear))?.[0],
        lastYear: readEarlier(inFile.get(keyOf(it.uscc, before(it.fiscalYear))), accepted),
        lastEndedYear: lastEndedYear(ctx),
      });
      items.push({ ...it, ...checked, findings: checked.findings });
    }
    await reported();
  }
  return items;
}

const keyOf = (uscc: string | undefined, fiscalYear: number | undefined) => `${uscc} ${fiscalYear}`;
const before = (fiscalYear: number | undefined) => fiscalYear && fiscalYear - 1;

/** Last year's statement as it was accepted, else as it is in the same file. */
function readEarlier(
  inFile: Identified | undefined,
  accepted: DecidedStatementRow | undefined,
): ReadStatement | undefined {
  if (accepted !== undefined) return readStatement(documentOf(accepted));
  return inFile && readStatement(inFile.statement.submission);
}

async function lookUp(ctx: Context, batch: readonly Identified[]) {
  const { countyCode } = ctx.actor;
  const usccs = [...new Set(batch.flatMap(({ uscc }) => uscc ?? []))];
  const years = new Set(
    batch.flatMap(({ fiscalYear }) => (fiscalYear ? [fiscalYear, fiscalYear - 1] : [])),
  );
  return read(ctx, async (trx) => {
    const rows = await listCooperatives(trx, countyCode, usccs, visibilityOf(ctx.actor));
    const statements = await listStatementsOf(trx, countyCode, usccs, [...years]);
    return {
      cooperatives: new Map(rows.map((row) => [row.uscc, row])),
      statements: Map.groupBy(statements, (row) => keyOf(row.uscc, row.fiscalYear)),
    };
  });
}
