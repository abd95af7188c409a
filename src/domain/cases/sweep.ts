import { type ChainHead, lockFreeChains } from '../../db/audit.ts';
import { databaseClock, listDueCases, listUnopened } from '../../db/cases.ts';
import { listCountyCodes } from '../../db/counties.ts';
import { inScope, type Trx } from '../../db/transaction.ts';
import { appendAudit } from '../audit/append.ts';
import type { House } from '../context.ts';
import { OPERATOR, operatorScope } from '../operator.ts';
import { type Advanced, runCase, saveCase, toldMoves } from './advance.ts';
import { followRating } from './follow-rating.ts';

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

/** The machine belongs to no county. */
const countyCodes = ({ db }: Pick<House, 'db'>): Promise<string[]> =>
  inScope(db, operatorScope(NO_COUNTY, new Date(0)), listCountyCodes);

const NO_COUNTY = '000000';

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

type Origin = { readonly countyCode: string; readonly requestId: string; readonly at: Date };

async function inBatch(
  { house, countyCode, asOf }: Sweeping,
  work: (trx: Trx, origin: Origin) => Promise<number>,
): Promise<number> {
  const requestId = house.newId('swp');
  return inScope(house.db, operatorScope(countyCode, asOf ?? new Date(0)), async (trx) =>
    work(trx, { countyCode, requestId, at: asOf ?? (await databaseClock(trx)) }),
  );
}

async function openUnopened(trx: Trx, origin: Origin): Promise<number> {
  const ratings = await listUnopened(trx, origin.countyCode, BATCH);
  let opened = 0;
  for (const rating of ratings) {
    const it = await followRating(trx, { ...origin, ...OPERATOR }, rating, origin.at);
    if (it === undefined) return opened;
    await audited(trx, origin, it);
    opened += 1;
  }
  return opened;
}

/** Chains are locked before cases, as every change does, so that nobody waits in a circle. */
async function advanceDue(trx: Trx, origin: Origin): Promise<number> {
  const { countyCode, at } = origin;
  const due = await listDueCases(trx, countyCode, at, BATCH);
  const heads = due.length === 0 ? [] : await lockFreeChains(trx, countyCode, due);
  for (const head of heads) {
    const running = await runCase(trx, origin, head.chain, at);
    if (running === undefined || running.now.moves.length === 0) continue;
    const it = await saveCase(trx, { ...origin, ...OPERATOR }, running, running.now);
    await audited(trx, origin, it, head);
  }
  return heads.length;
}

async function audited(
  trx: Trx,
  origin: Origin,
  { row, moves }: Advanced,
  head?: ChainHead,
): Promise<void> {
  const entry = {
    ...{ action: 'case.sweep', subject: row.uscc, basis: '高政办字〔2022〕21号 第 10 项' },
    versions: { dualControl: row.rulesVersion, digest: row.rulesDigest },
    details: { moves: toldMoves(moves) },
  };
  await appendAudit(trx, { ...origin, ...OPERATOR, chain: row.uscc }, entry, head);
}
