import { sql } from 'kysely';
import type { Trx } from './transaction.ts';

/*
 * The figures of a yearly evaluation, from duties and moves between states; whoever asks gets what
 * the policies of the database let them see.
 */

/** From an instant on, before another one, as far as it is known at a third one. */
export type Period = { readonly from: Date; readonly until: Date; readonly asOf: Date };

export type EvaluatedCooperativeRow = {
  readonly uscc: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly townId: string;
};

export async function listEvaluatedCooperatives(
  trx: Trx,
  countyCode: string,
): Promise<EvaluatedCooperativeRow[]> {
  return trx
    .selectFrom('cooperative')
    .select(['uscc', 'name', 'nameEn', 'townId'])
    .where('countyCode', '=', countyCode)
    .orderBy('townId')
    .orderBy('uscc')
    .execute();
}

export type PunctualityRow = {
  readonly uscc: string;
  readonly body: string;
  readonly onTime: number;
  readonly late: number;
  readonly lateOpen: number;
  readonly open: number;
};

/**
 * How the duties that fell due in a period were done, by cooperative and by whose they were. The
 * instant at which one is due ends its last day, so that the end of the period belongs to it. One
 * that ended otherwise before it was late counts for nobody.
 */
export async function countDuties(
  trx: Trx,
  countyCode: string,
  { from, until, asOf }: Period,
): Promise<PunctualityRow[]> {
  const isLate = sql`(late_at is not null or (state = 'open' and due_at <= ${asOf}))`;
  const { rows } = await sql<PunctualityRow>`
    select uscc, body,
      (count(*) filter (where state = 'done' and not ${isLate}))::integer as on_time,
      (count(*) filter (where ${isLate}))::integer as late,
      (count(*) filter (where state = 'open' and ${isLate}))::integer as late_open,
      (count(*) filter (where state = 'open' and not ${isLate}))::integer as open
    from duty
    where county_code = ${countyCode} and due_at > ${from} and due_at <= ${until}
    group by uscc, body`.execute(trx);
  return rows;
}

export type StayRow = {
  readonly uscc: string;
  readonly fromState: string;
  readonly state: string;
  readonly transition: string;
  readonly since: Date;
};

/** The states that cases were in during a period, in order, the one at its beginning included. */
export async function listStays(
  trx: Trx,
  countyCode: string,
  { from, until }: Period,
): Promise<StayRow[]> {
  const { rows } = await sql<StayRow>`
    select uscc, from_state, state, transition, since
    from (
      select uscc, stay, from_state, to_state as state, transition, moved_at as since,
        lead(moved_at) over (partition by uscc order by stay) as left_at
      from case_move
      where county_code = ${countyCode} and moved_at < ${until}
    ) stays
    where since >= ${from} or left_at is null or left_at > ${from}
    order by uscc, stay`.execute(trx);
  return rows;
}

export type CaseAgesRow = {
  /** Null for all of them together. */
  readonly townId: string | null;
  readonly cases: number;
  readonly medianDaysInState: number;
  readonly maxDaysInState: number;
  readonly medianDaysSinceNormal: number;
  readonly maxDaysSinceNormal: number;
};

/** How old the cases are that are neither NORMAL nor closed at an instant, by town and together. */
export async function measureCaseAges(
  trx: Trx,
  countyCode: string,
  at: Date,
): Promise<CaseAgesRow[]> {
  const days = (since: string) =>
    sql`extract(epoch from ${at}::timestamptz - ${sql.ref(since)}) / 86400`;
  const median = (of: string) =>
    sql`round((percentile_cont(0.5) within group (order by ${sql.ref(of)}))::numeric, 1)`;
  const max = (of: string) => sql`round(max(${sql.ref(of)})::numeric, 1)`;
  const { rows } = await sql<CaseAgesRow>`
    with moves as (
      select uscc, stay, to_state, moved_at,
        max(stay) filter (where to_state = 'NORMAL') over (partition by uscc) as normal_stay,
        max(stay) over (partition by uscc) as newest_stay
      from case_move
      where county_code = ${countyCode} and moved_at < ${at}
    ), ages as (
      select uscc,
        ${days('entered_at')} as in_state,
        ${days('left_at')} as since_normal
      from (
        select uscc,
          max(moved_at) filter (where stay = newest_stay) as entered_at,
          min(moved_at) filter (where stay > coalesce(normal_stay, 0)) as left_at,
          max(to_state) filter (where stay = newest_stay) as state
        from moves group by uscc
      ) newest
      where state not in ('NORMAL', 'CLOSED')
    )
    select cooperative.town_id, count(*)::integer as cases,
      ${median('in_state')} as median_days_in_state, ${max('in_state')} as max_days_in_state,
      ${median('since_normal')} as median_days_since_normal,
      ${max('since_normal')} as max_days_since_normal
    from ages
    join cooperative on cooperative.county_code = ${countyCode} and cooperative.uscc = ages.uscc
    group by grouping sets ((cooperative.town_id), ())
    having count(*) > 0
    order by cooperative.town_id nulls first`.execute(trx);
  return rows;
}
