import {
  findFactsOnRecord,
  findNewestFactsOnRecord,
  insertFactSheet,
  type NewFactSheet,
} from '../../src/db/fact-sheets.ts';
import { inScope, type Trx } from '../../src/db/transaction.ts';
import { exportAudit } from '../../src/domain/audit/export.ts';
import { verifyAudit } from '../../src/domain/audit/verify.ts';
import { change } from '../../src/domain/change.ts';
import type { Context } from '../../src/domain/context.ts';
import { getCooperativeRow } from '../../src/domain/cooperatives/describe.ts';
import { COUNTY_CODE, openWritersCounty, type WritersCounty } from '../support/writers.ts';
import type { Benchmark, Sizes } from './run.ts';

const WRITERS = 50;
const ROUNDS = 10;
const CHAINS = 100;
const HOT_CHAINS = 3;
const OPERATIONS = 100;

type Write = (ctx: Context, sheet: NewFactSheet) => Promise<unknown>;

/**
 * Fifty writers of one county at once on PostgreSQL 18, a tenth of the writes to three hot chains and
 * the others to a hundred: fact sheets with the audit chain, and the same writes in the same
 * transactions without it, in turns. Every write must then be in the trail, and the trail must hold.
 */
export async function benchmarkAudit({ operations = OPERATIONS }: Sizes): Promise<Benchmark> {
  const county = await openWritersCounty(WRITERS, CHAINS + HOT_CHAINS);
  try {
    const sheets = sheetsOf(county);
    const plain: number[] = [];
    const chained: number[] = [];
    const perRound = Math.ceil(operations / ROUNDS);
    for (let round = 0; round < ROUNDS; round += 1) {
      plain.push(...(await run(county, sheets, writePlain, perRound)));
      chained.push(...(await run(county, sheets, writeChained, perRound)));
    }
    return {
      ratio: quantile(chained, 0.5) / quantile(plain, 0.5),
      figures: {
        writers: WRITERS,
        writesOfEachKind: chained.length,
        ...figures('plain', plain),
        ...figures('chained', chained),
        ...(await proveTrail(county, chained.length)),
      },
    };
  } finally {
    await county.close();
  }
}

const writePlain: Write = (ctx, sheet) => {
  const { countyCode, id: actor, role, organisation } = ctx.actor;
  const scope = { countyCode, actor, role, organisation, at: ctx.now() };
  return inScope(ctx.db, scope, (trx) => record(trx, ctx, sheet));
};

const writeChained: Write = (ctx, sheet) => {
  const { uscc, factSheetId, fiscalYear } = sheet;
  const request = { verb: 'facts.record', input: { uscc, fiscalYear }, chain: uscc };
  return change(ctx, request, async (trx) => {
    await record(trx, ctx, sheet);
    const basis = '山东省农民专业合作社条例 第三十条';
    const audit = { action: 'facts.record', subject: factSheetId, basis, details: { fiscalYear } };
    return { value: factSheetId, audit };
  });
};

/** What `facts.record` reads and writes. */
async function record(trx: Trx, ctx: Context, sheet: NewFactSheet): Promise<void> {
  const { countyCode, uscc, fiscalYear } = sheet;
  await getCooperativeRow(trx, ctx, uscc);
  await findFactsOnRecord(trx, countyCode, uscc, fiscalYear);
  await findNewestFactsOnRecord(trx, countyCode, uscc);
  await insertFactSheet(trx, sheet);
}

/** Every writer writes one sheet after the other; returns the milliseconds of each write. */
async function run(
  county: WritersCounty,
  sheets: Iterator<NewFactSheet>,
  write: Write,
  operations: number,
): Promise<number[]> {
  const ctx = county.as('bureau');
  const writer = async () => {
    const milliseconds: number[] = [];
    for (let i = 0; i < operations; i += 1) {
      const sheet = sheets.next().value as NewFactSheet;
      const started = performance.now();
      await write(ctx, sheet);
      milliseconds.push(performance.now() - started);
    }
    return milliseconds;
  };
  return (await Promise.all(Array.from({ length: WRITERS }, writer))).flat();
}

/** Sheets without end, each with a revision of its own. */
function* sheetsOf({ usccs, as }: WritersCounty): Generator<NewFactSheet> {
  const ctx = as('bureau');
  for (let i = 0; ; i += 1) {
    const turn = Math.floor(i / 10);
    const chain = i % 10 === 0 ? CHAINS + (turn % HOT_CHAINS) : (i - turn - 1) % CHAINS;
    yield {
      countyCode: COUNTY_CODE,
      factSheetId: ctx.newId('fct'),
      uscc: usccs[chain] as string,
      fiscalYear: 2000 + (i % 20),
      statementId: null,
      revision: Math.floor(i / 20) + 1,
      source: '抽检记录',
      recordedBy: ctx.actor.id,
      recordedAt: ctx.now(),
      testsTaken: i % 100,
    };
  }
}

async function proveTrail(county: WritersCounty, writes: number): Promise<Record<string, number>> {
  const started = performance.now();
  const lines = await exportAudit({ ctx: county.as('regulator') });
  const exported = performance.now();
  const verdict = await verifyAudit(lines);
  const verified = performance.now();
  const written = lines.filter((line) => line.includes('"action":"facts.record"')).length;
  if (!verdict.valid) throw new Error(`the trail breaks at line ${verdict.line}`);
  if (written !== writes) throw new Error(`${writes - written} writes are not in the trail`);
  return {
    chains: verdict.chains,
    writesLost: writes - written,
    exportSeconds: (exported - started) / 1000,
    verifySeconds: (verified - exported) / 1000,
  };
}

const figures = (name: string, milliseconds: readonly number[]) => ({
  [`${name}MedianMilliseconds`]: quantile(milliseconds, 0.5),
  [`${name}P99Milliseconds`]: quantile(milliseconds, 0.99),
  // Every writer writes one after the other, so that the mean tells how many there are in a second.
  [`${name}WritesPerSecond`]: (WRITERS * 1000) / mean(milliseconds),
});

const mean = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0) / values.length;

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] as number;
}
