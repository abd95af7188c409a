import { sql } from 'kysely';
import { type Visibility, visible } from './cooperatives.ts';
import type { CooperativeRow, StatementRow } from './tables.ts';
import type { Trx } from './transaction.ts';

/** A statement that nobody has decided on, beside whose it is. */
export type WaitingStatementRow = StatementRow & Pick<CooperativeRow, 'name' | 'nameEn' | 'townId'>;

type Page = { readonly after?: string | undefined; readonly limit: number };

/**
 * Statements without a decision, who waits longest first. A later one of the same year takes the
 * place of an earlier one that nobody has looked at.
 */
export async function listWaitingStatements(
  trx: Trx,
  countyCode: string,
  visibility: Visibility,
  { after, limit }: Page,
): Promise<WaitingStatementRow[]> {
  return trx
    .selectFrom('statement')
    .innerJoin('cooperative', (join) =>
      join
        .onRef('cooperative.countyCode', '=', 'statement.countyCode')
        .onRef('cooperative.uscc', '=', 'statement.uscc'),
    )
    .leftJoin('statementVerification as verification', (join) =>
      join
        .onRef('verification.countyCode', '=', 'statement.countyCode')
        .onRef('verification.statementId', '=', 'statement.statementId'),
    )
    .selectAll('statement')
    .select(['cooperative.name', 'cooperative.nameEn', 'cooperative.townId'])
    .where('statement.countyCode', '=', countyCode)
    .where('verification.statementId', 'is', null)
    .where(isNewestOfYear)
    .where(visible(visibility))
    .$if(after !== undefined, (query) => query.where(isBehind(countyCode, after ?? '')))
    .orderBy('statement.submittedAt')
    .orderBy('statement.statementId')
    .limit(limit)
    .execute();
}

const isNewestOfYear = sql<boolean>`not exists (
  select from statement later
  where later.county_code = statement.county_code and later.uscc = statement.uscc
    and later.fiscal_year = statement.fiscal_year and later.revision > statement.revision)`;

const isBehind = (countyCode: string, statementId: string) => sql<boolean>`
  (statement.submitted_at, statement.statement_id) > (
    select submitted_at, statement_id from statement
    where county_code = ${countyCode} and statement_id = ${statementId})`;
