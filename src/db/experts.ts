import { sql } from 'kysely';
import type { Trx } from './transaction.ts';

/** Somebody who signs in as an expert, as a person or with a key. */
export type ExpertRow = {
  readonly expertId: string;
  readonly name: string;
  readonly organisation: string | null;
  readonly organisationZh: string | null;
  readonly organisationEn: string | null;
};

type ExpertFilter = {
  /** Keys that have run out by then are nobody's any more. */
  readonly at: Date;
  readonly after?: string | undefined;
  readonly limit: number;
};

/** The experts of a county, each once, by their ids. */
export async function listExperts(
  trx: Trx,
  countyCode: string,
  { at, after = '', limit }: ExpertFilter,
): Promise<readonly ExpertRow[]> {
  const { rows } = await sql<ExpertRow>`
    select distinct on (expert_id) ${EXPERT} from (${expertsOf(countyCode, at)}) expert
    ${WITH_ORGANISATION}
    where expert_id > ${after}
    order by expert_id, expert.name
    limit ${limit}`.execute(trx);
  return rows;
}

/** Of some ids those that are experts', by id. */
export async function findExperts(
  trx: Trx,
  countyCode: string,
  at: Date,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ExpertRow>> {
  const { rows } = await sql<ExpertRow>`
    select distinct on (expert_id) ${EXPERT} from (${expertsOf(countyCode, at)}) expert
    ${WITH_ORGANISATION}
    where expert_id = any(${ids})
    order by expert_id, expert.name`.execute(trx);
  return new Map(rows.map((row) => [row.expertId, row]));
}

const EXPERT = sql`expert_id, expert.name, expert.organisation,
  organisation.name_zh as organisation_zh, organisation.name_en as organisation_en`;
const WITH_ORGANISATION = sql`left join organisation
  on organisation.county_code = expert.county_code
  and organisation.organisation_id = expert.organisation`;

/** Memberships that were not ended, and keys that were neither revoked nor have run out. */
const expertsOf = (countyCode: string, at: Date) => sql`
  select county_code, user_id as expert_id, name, organisation from membership
  where county_code = ${countyCode} and role = 'expert' and not exists (
    select from membership_end ended
    where ended.county_code = membership.county_code
      and ended.membership_id = membership.membership_id)
  union all
  select county_code, actor, name, organisation from api_key
  where county_code = ${countyCode} and role = 'expert'
    and (expires_at is null or expires_at > ${at}) and not exists (
      select from api_key_revocation revoked
      where revoked.county_code = api_key.county_code and revoked.key_id = api_key.key_id)`;
