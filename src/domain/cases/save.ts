import type { RiskCaseRow } from '../../db/case-tables.ts';
import {
  insertEntries,
  insertKeys,
  insertMoves,
  saveCases,
  saveDuties,
} from '../../db/case-writing.ts';
import type { Trx } from '../../db/transaction.ts';
import { happeningsOf, publish } from '../webhooks/publish.ts';
import type { Writing } from './writing.ts';

/** Writes what events have made of cases, in the order in which the tables refer to each other. */
export async function saveWritings(trx: Trx, writings: readonly Writing[]): Promise<RiskCaseRow[]> {
  const rows = writings.map(({ row }) => row);
  const [first] = rows;
  if (first === undefined) return rows;
  await insertKeys(
    trx,
    writings.flatMap(({ keys }) => keys),
  );
  await insertMoves(
    trx,
    writings.flatMap(({ moves }) => moves),
  );
  await saveCases(trx, rows);
  await saveDuties(
    trx,
    writings.flatMap(({ duties }) => duties),
  );
  await insertEntries(
    trx,
    writings.flatMap(({ entries }) => entries),
  );
  await publish(trx, first.countyCode, writings.flatMap(happeningsOf));
  return rows;
}
