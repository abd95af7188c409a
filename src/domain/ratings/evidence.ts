import {
  factValues,
  findFactSheet,
  findFactsOfStatement,
  findFactsOnRecord,
  findNewestFactsOnRecord,
  listFactSheets,
  listFactsOfStatements,
} from '../../db/fact-sheets.ts';
import { findRatingBasis, listRatingBases, thirdPartyValues } from '../../db/rating-basis.ts';
import { findAcceptedStatement, getAmounts, listAmounts } from '../../db/statements.ts';
import type { FactSheetRow } from '../../db/tables.ts';
import type { Trx } from '../../db/transaction.ts';
import type { Values } from '../../engine/expression.ts';
import { DomainError } from '../errors.ts';
import { standingFacts } from '../facts/read.ts';

/** What a rating rests on: the same ids give the same values for ever. */
export type EvidenceIds = {
  readonly statementId: string | null;
  /** Facts of the year. */
  readonly factSheetId: string | null;
  /** Facts that hold until something else is known: vetoes do not end with a year. */
  readonly standingSheetId: string | null;
};

/** The verified statement of a year, the newest unless one is named, and the facts on record. */
export async function gatherEvidence(
  trx: Trx,
  countyCode: string,
  uscc: string,
  fiscalYear: number | undefined,
  lastEndedYear: number,
): Promise<(EvidenceIds & { readonly fiscalYear: number }) | undefined> {
  const statement = await findAcceptedStatement(trx, countyCode, uscc, fiscalYear);
  // A year without accounts says less than the year before, and must not stand in its place.
  if (statement === undefined && fiscalYear !== undefined) {
    const other = await findAcceptedStatement(trx, countyCode, uscc);
    if (other !== undefined) throw new DomainError('STATEMENT_MISSING');
  }
  const newest = await findNewestFactsOnRecord(trx, countyCode, uscc);
  if (statement === undefined && newest === undefined) return undefined;
  const ofFacts = Math.min(newest?.fiscalYear ?? lastEndedYear, lastEndedYear);
  const year = fiscalYear ?? statement?.fiscalYear ?? ofFacts;
  const ofYear = await findFactsOnRecord(trx, countyCode, uscc, year);
  return {
    fiscalYear: year,
    statementId: statement?.statementId ?? null,
    factSheetId: ofYear?.factSheetId ?? null,
    standingSheetId: newest?.factSheetId ?? null,
  };
}

/** The sheets of facts that a rating rests on. */
export type EvidenceSheets = {
  /** What the cooperative said with its statement. */
  readonly stated: FactSheetRow | undefined;
  readonly ofYear: FactSheetRow | undefined;
  readonly standing: FactSheetRow | undefined;
};

export async function evidenceSheets(
  trx: Trx,
  countyCode: string,
  { statementId, factSheetId, standingSheetId }: EvidenceIds,
): Promise<EvidenceSheets> {
  const sheet = async (id: string | null) =>
    id === null ? undefined : findFactSheet(trx, countyCode, id);
  return {
    stated:
      statementId === null ? undefined : await findFactsOfStatement(trx, countyCode, statementId),
    ofYear: await sheet(factSheetId),
    standing: await sheet(standingSheetId),
  };
}

/**
 * Amounts and facts on record by formula name; what government records goes before what was stated.
 */
export async function valuesOnRecord(
  trx: Trx,
  countyCode: string,
  ids: EvidenceIds,
): Promise<Values> {
  const { statementId } = ids;
  const amounts = statementId === null ? {} : await getAmounts(trx, countyCode, statementId);
  return mergedValues({ amounts, ...(await evidenceSheets(trx, countyCode, ids)) });
}

/** What a rating rests on: its ids, and its own for what third parties said when it was made. */
export type RatedEvidence = EvidenceIds & { readonly ratingId: string };

/** All that a rating rests on; what third parties said goes before what is on record. */
export async function evidenceValues(
  trx: Trx,
  countyCode: string,
  rated: RatedEvidence,
): Promise<Values> {
  const basis = await findRatingBasis(trx, countyCode, rated.ratingId);
  const onRecord = await valuesOnRecord(trx, countyCode, rated);
  return { ...onRecord, ...known(thirdPartyValues(basis)) };
}

/** A statement of PostgreSQL takes 65,535 values: two for each at most. */
export const ASKED_AT_ONCE = 5000;

/** The same for many, in their order and with few questions to the database. */
export async function evidenceOfMany(
  trx: Trx,
  countyCode: string,
  all: readonly RatedEvidence[],
): Promise<Values[]> {
  const found: Values[] = [];
  for (let from = 0; from < all.length; from += ASKED_AT_ONCE) {
    found.push(...(await evidenceOfSome(trx, countyCode, all.slice(from, from + ASKED_AT_ONCE))));
  }
  return found;
}

async function evidenceOfSome(
  trx: Trx,
  countyCode: string,
  all: readonly RatedEvidence[],
): Promise<Values[]> {
  const ids = (id: (it: EvidenceIds) => string | null) => all.map(id).filter((it) => it !== null);
  const statements = ids((it) => it.statementId);
  const amounts = await listAmounts(trx, countyCode, statements);
  const stated = await listFactsOfStatements(trx, countyCode, statements);
  const sheetIds = [...ids((it) => it.factSheetId), ...ids((it) => it.standingSheetId)];
  const sheets = await listFactSheets(trx, countyCode, sheetIds);
  const ratingIds = all.map(({ ratingId }) => ratingId);
  const bases = await listRatingBases(trx, countyCode, ratingIds);
  const found = <Value>(values: ReadonlyMap<string, Value>, id: string | null) =>
    id === null ? undefined : values.get(id);
  return all.map(({ ratingId, statementId, factSheetId, standingSheetId }) => ({
    ...mergedValues({
      amounts: found(amounts, statementId) ?? {},
      stated: found(stated, statementId),
      ofYear: found(sheets, factSheetId),
      standing: found(sheets, standingSheetId),
    }),
    ...known(thirdPartyValues(bases.get(ratingId))),
  }));
}

function mergedValues({
  amounts,
  stated,
  ofYear,
  standing,
}: EvidenceSheets & { readonly amounts: Values }): Values {
  const facts = { ...known(factValues(stated)), ...known(factValues(ofYear)) };
  // What the standing sheet took back is unknown again, whatever the sheet of the year said.
  return { ...amounts, ...known({ ...facts, ...standingFacts(factValues(standing)) }) };
}

function known(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}
