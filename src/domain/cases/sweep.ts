import { type ChainHead, lockFreeChains } from '../../db/audit.ts';
import { listCountyCodes } from '../../db/counties.ts';
import { databaseClock, listDueCases, listUnopened } from '../../db/due-cases.ts';
import { inScope, type Trx } from '../../db/transaction.ts';
import type { Move } from '../../engine/dual-control/case.ts';
import { type AuditEntry, type AuditOrigin, appendAudits } from '../audit/append.ts';
import type { House } from '../context.ts';
import { NO_COUNTY, OPERATOR, operatorScope } from '../operator.ts';
import { runCases, toldMoves } from './advance.ts';
import { openingByRating } from './follow-rating.ts';
import { caseOf } from './record.ts';
import { saveWritings } from './save.ts';
import { type Writing, writingOf } from './writing.ts';

/** What a sweep has done. */
export type Swept = { readonly opened: number; readonly advanced: number };

/** How many cases one transaction takes: few enough that nobody waits long for one of them. */
const BATCH = 50;

/**
 * Lets happen what is due, by the clock of the database: reminders, breaches and what follows from
 * them, in every county; and opens the cases of cooperatives that were rated before there were any.
 * Two that run at once share the work, since neither takes a case that the other one holds.
 */
export async function sweep(house: Pick<House, 'db' | 'newId'>, asOf?: Date): Promise<Swept> {
  let [opened, advanced] = [0, 0];
  for (const countyCode of await countyCodes(house)) {
    const sweeping = { house, countyCode, asOf };
    opened += await repeated(() => inBatch(sweeping, openUnopened));
    advanced += await repeated(() => inBatch(sweeping, advanceDue));
  }
  return { opened, advanced };
}

const countyCodes = ({ db }: Pick<House, 'db'>): Promise<string[]> =>
  inScope(db, operatorScope(NO_COUNTY, new Date(0)), listCountyCodes);

type Sweeping = {
  readonly house: Pick<House, 'db' | 'newId'>;
  readonly countyCode: string;
  readonly asOf: Date | undefined;
};

/** Again and again until nothing is left; returns how much there was. */
async function repeated(batch: () => Promise<number>): Promise<number> {
  let all = 0;
  for (let done = await batch(); done > 0; done = await batch()) all += done;
  return all;
}

type Origin = Omit<AuditOrigin, 'chain'>;

async function inBatch(
  { house, countyCode, asOf }: Sweeping,
  work: (trx: Trx, origin: Origin) => Promise<number>,
): Promise<number> {
  const requestId = house.newId('swp');
  return inScope(house.db, operatorScope(countyCode, asOf ?? new Date(0)), async (trx) =>
    work(trx, { countyCode, ...OPERATOR, requestId, at: asOf ?? (await databaseClock(trx)) }),
  );
}

/** What another one has opened meanwhile is found once the chains are locked. */
async function openUnopened(trx: Trx, origin: Origin): Promise<number> {
  const list = () => listUnopened(trx, origin.countyCode, BATCH);
  const chains = (await list()).map(({ uscc }) => uscc);
  const heads = await lockFreeChains(trx, origin.countyCode, chains);
  const ratings = heads.length === 0 ? [] : await list();
  const made = ratings.map((rating) => openingByRating(origin, rating, origin.at));
  return write(
    trx,
    origin,
    made.filter((it) => it !== undefined),
    heads,
  );
}

async function advanceDue(trx: Trx, origin: Origin): Promise<number> {
  const { countyCode, at } = origin;
  const due = await listDueCases(trx, countyCode, at, BATCH);
  const heads = await lockFreeChains(trx, countyCode, due);
  const free = heads.map(({ chain }) => chain);
  const running = await runCases(trx, origin, free, at);
  const made = running.flatMap(({ record, now }): Made[] => {
    const { nextStepAt } = record.row;
    if (nextStepAt === null || nextStepAt > at) return [];
    const writing = writingOf(origin, record.row, caseOf(record), now, undefined);
    return [{ writing, moves: now.moves }];
  });
  return write(trx, origin, made, heads);
}

type Made = { readonly writing: Writing; readonly moves: readonly Move[] };

/** Chains are locked before cases, as every change does, so that nobody waits in a circle. */
async function write(
  trx: Trx,
  origin: Origin,
  made: readonly Made[],
  heads: readonly ChainHead[],
): Promise<number> {
  const headOf = new Map(heads.map((head) => [head.chain, head]));
  const entries = made.flatMap((it) => {
    const head = headOf.get(it.writing.row.uscc);
    return head === undefined ? [] : [{ ...it, head, entry: entryOf(it) }];
  });
  await saveWritings(
    trx,
    entries.map(({ writing }) => writing),
  );
  await appendAudits(trx, origin, entries);
  return entries.length;
}

const entryOf = ({ writing: { row }, moves }: Made): AuditEntry => ({
  ...{ action: 'case.sweep', subject: row.uscc, basis: '高政办字〔2022〕21号 第 10 项' },
  versions: { dualControl: row.rulesVersion, digest: row.rulesDigest },
  details: { moves: toldMoves(moves) },
});
