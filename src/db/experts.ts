import { sql } from 'kysely';
import type { Trx } from './transaction.ts';

/** Somebody who signs in as an expert, as a person or with a key. */
export type ExpertRow = {
  readonly expertId: string;
  readonly name: string;
  readonly organisation: string | null;
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
    select distinct on (expert_id) expert_id, name, organisation
    from (
      select user_id as expert_id, name, organisation from membership
      where county_code = ${countyCode} and role = 'expert' and not exists (
        select from membership_end ended
        where ended.county_code = membership.county_code
          and ended.membership_id = membership.membership_id)
      union all
      select actor, name, organisation from api_key
      where county_code = ${countyCode} and role = 'expert'
        and (expires_at is null or expires_at > ${at}) and not exists (
          select from api_key_revocation revoked
          where revoked.county_code = api_key.county_code and revoked.key_id = api_key.key_id)
    ) expert
    where expert_id > ${after}
    order by expert_id, name
    limit ${limit}`.execute(trx);
  return rows;
}
