import {
  factValues,
  findFactSheet,
  findFactsOfStatement,
  findFactsOnRecord,
  newestFactYear,
} from '../../db/fact-sheets.ts';
import { findAcceptedStatement, getAmounts } from '../../db/statements.ts';
import type { Trx } from '../../db/transaction.ts';
import type { Values } from '../../engine/formula.ts';

/** What a rating rests on: the same ids give the same values for ever. */
export type EvidenceIds = {
  readonly statementId: string | null;
  readonly factSheetId: string | null;
};

/** The verified statement and the facts on record of a year; the newest year unless one is named. */
export async function gatherEvidence(
  trx: Trx,
  countyCode: string,
  uscc: string,
  fiscalYear?: number,
): Promise<(EvidenceIds & { readonly fiscalYear: number }) | undefined> {
  const statement = await findAcceptedStatement(trx, countyCode, uscc, fiscalYear);
  const year = fiscalYear ?? statement?.fiscalYear ?? (await newestFactYear(trx, countyCode, uscc));
  if (year === undefined) return undefined;
  const sheet = await findFactsOnRecord(trx, countyCode, uscc, year);
  return {
    fiscalYear: year,
    statementId: statement?.statementId ?? null,
    factSheetId: sheet?.factSheetId ?? null,
  };
}

/** Amounts and facts by formula name; what government records goes before what was stated. */
export async function evidenceValues(
  trx: Trx,
  countyCode: string,
  { statementId, factSheetId }: EvidenceIds,
): Promise<Values> {
  const [amounts, stated] =
    statementId === null
      ? [{}, undefined]
      : [
          await getAmounts(trx, countyCode, statementId),
          await findFactsOfStatement(trx, countyCode, statementId),
        ];
  const onRecord =
    factSheetId === null ? undefined : await findFactSheet(trx, countyCode, factSheetId);
  return { ...amounts, ...known(factValues(stated)), ...known(factValues(onRecord)) };
}

function known(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}
