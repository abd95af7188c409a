import { sql } from 'kysely';
import type { AmountValues, NewStatement, StatementRow, VerificationRow } from './tables.ts';
import type { Trx } from './transaction.ts';

/** A statement beside the decision on it, if there is one yet. */
export type DecidedStatementRow = StatementRow & {
  readonly decision: VerificationRow['decision'] | null;
  readonly note: string | null;
  readonly verifiedBy: string | null;
  readonly verifiedAt: Date | null;
};

const statements = (trx: Trx, countyCode: string, uscc: string) =>
  decidedStatements(trx, countyCode).where('statement.uscc', '=', uscc);

function decidedStatements(trx: Trx, countyCode: string) {
  return trx
    .selectFrom('statement')
    .leftJoin('statementVerification as verification', (join) =>
      join
        .onRef('verification.countyCode', '=', 'statement.countyCode')
        .onRef('verification.statementId', '=', 'statement.statementId'),
    )
    .selectAll('statement')
    .select(['verification.decision', 'verification.note'])
    .select(['verification.verifiedBy', 'verification.verifiedAt'])
    .where('statement.countyCode', '=', countyCode);
}

/** Newest fiscal year first, and in it the newest revision. */
export async function listStatements(
  trx: Trx,
  countyCode: string,
  uscc: string,
): Promise<DecidedStatementRow[]> {
  return statements(trx, countyCode, uscc)
    .orderBy('fiscalYear', 'desc')
    .orderBy('revision', 'desc')
    .execute();
}

/** The same, a page of them behind a cursor. */
export async function listStatementsPage(
  trx: Trx,
  countyCode: string,
  uscc: string,
  limit: number,
  after?: string,
): Promise<DecidedStatementRow[]> {
  return statements(trx, countyCode, uscc)
    .$if(after !== undefined, (query) => query.where(isBehind(countyCode, after ?? '')))
    .orderBy('fiscalYear', 'desc')
    .orderBy('revision', 'desc')
    .limit(limit)
    .execute();
}

const isBehind = (countyCode: string, statementId: string) => sql<boolean>`
  (statement.fiscal_year, statement.revision) < (
    select fiscal_year, revision from statement
    where county_code = ${countyCode} and statement_id = ${statementId})`;

export async function findStatement(
  trx: Trx,
  countyCode: string,
  uscc: string,
  statementId: string,
): Promise<DecidedStatementRow | undefined> {
  return statements(trx, countyCode, uscc)
    .where('statement.statementId', '=', statementId)
    .executeTakeFirst();
}

/** Every revision of some cooperatives in some fiscal years, the newest first. */
export async function listStatementsOf(
  trx: Trx,
  countyCode: string,
  usccs: readonly string[],
  fiscalYears: readonly number[],
): Promise<DecidedStatementRow[]> {
  if (usccs.length === 0 || fiscalYears.length === 0) return [];
  return decidedStatements(trx, countyCode)
    .where('statement.uscc', 'in', usccs)
    .where('statement.fiscalYear', 'in', fiscalYears)
    .orderBy('revision', 'desc')
    .execute();
}

/** The newest revision that was accepted, of one fiscal year or of the newest. */
export async function findAcceptedStatement(
  trx: Trx,
  countyCode: string,
  uscc: string,
  fiscalYear?: number,
): Promise<DecidedStatementRow | undefined> {
  return statements(trx, countyCode, uscc)
    .where('verification.decision', '=', 'accepted')
    .$if(fiscalYear !== undefined, (query) => query.where('fiscalYear', '=', fiscalYear ?? 0))
    .orderBy('fiscalYear', 'desc')
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** A statement with its amounts by column. */
export type NewFiling = {
  readonly statement: NewStatement;
  readonly amounts: Partial<AmountValues>;
};

/** How many statements go into one insert: each has about a hundred amounts. */
const BATCH = 200;

export async function insertStatements(trx: Trx, filings: readonly NewFiling[]): Promise<void> {
  for (let i = 0; i < filings.length; i += BATCH) {
    const batch = filings.slice(i, i + BATCH);
    const amountRows = batch.map(({ statement: { countyCode, statementId }, amounts }) => ({
      countyCode,
      statementId,
      ...(amounts as AmountValues),
    }));
    const statementRows = batch.map(({ statement }) => statement);
    await trx.insertInto('statement').values(statementRows).execute();
    await trx.insertInto('statementAmounts').values(amountRows).execute();
  }
}

export async function getAmounts(
  trx: Trx,
  countyCode: string,
  statementId: string,
): Promise<AmountValues> {
  const {
    countyCode: _county,
    statementId: _id,
    ...amounts
  } = await trx
    .selectFrom('statementAmounts')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('statementId', '=', statementId)
    .executeTakeFirstOrThrow();
  return amounts;
}

export async function findVerification(
  trx: Trx,
  countyCode: string,
  statementId: string,
): Promise<VerificationRow | undefined> {
  return trx
    .selectFrom('statementVerification')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('statementId', '=', statementId)
    .executeTakeFirst();
}

/** Amounts of statements, by the ids of these. */
export async function listAmounts(
  trx: Trx,
  countyCode: string,
  statementIds: readonly string[],
): Promise<ReadonlyMap<string, AmountValues>> {
  if (statementIds.length === 0) return new Map();
  const rows = await trx
    .selectFrom('statementAmounts')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('statementId', 'in', statementIds)
    .execute();
  return new Map(
    rows.map(({ countyCode: _county, statementId, ...amounts }) => [statementId, amounts]),
  );
}

export async function insertVerification(trx: Trx, row: VerificationRow): Promise<void> {
  await trx.insertInto('statementVerification').values(row).execute();
}
