import { sql } from 'kysely';
import type { CaseActRow, CaseEntryRow, DutyRow, RiskCaseRow } from './case-tables.ts';
import type { Trx } from './transaction.ts';

export type CaseFilter = {
  readonly state?: string | undefined;
  /** "{late duties}-{rank}-{uscc}" of the last one of the page before. */
  readonly after?: string | undefined;
  readonly limit: number;
};

export type ListedCaseRow = Pick<
  RiskCaseRow,
  'uscc' | 'state' | 'disputedRatingId' | 'enteredAt'
> & {
  readonly name: string;
  readonly nameEn: string | null;
  readonly cooperativeOpen: number;
  readonly cooperativeLate: number;
  readonly governmentOpen: number;
  readonly governmentLate: number;
  /** How much attention the level asks for. */
  readonly rank: number;
};

/** Cases with the open and late duties of both sides: most late ones first, then the worst level. */
export async function listCases(
  trx: Trx,
  countyCode: string,
  { state, after, limit }: CaseFilter,
): Promise<ListedCaseRow[]> {
  // Nothing follows what is no cursor of ours.
  const [, late = '-1', rank = '0', uscc = ''] = /^(\d{1,6})-(\d)-(\w+)$/.exec(after ?? '') ?? [];
  return trx
    .selectFrom('riskCase as case')
    .innerJoin('cooperative', (join) =>
      join
        .onRef('cooperative.countyCode', '=', 'case.countyCode')
        .onRef('cooperative.uscc', '=', 'case.uscc'),
    )
    .leftJoin('duty', (join) =>
      join
        .onRef('duty.countyCode', '=', 'case.countyCode')
        .onRef('duty.uscc', '=', 'case.uscc')
        .on('duty.state', '=', 'open'),
    )
    .select(['case.uscc', 'case.state', 'case.disputedRatingId', 'case.enteredAt'])
    .select(['cooperative.name', 'cooperative.nameEn'])
    .select([
      count(sql`duty.body = 'cooperative'`).as('cooperativeOpen'),
      count(sql`duty.body = 'cooperative' and duty.late_at is not null`).as('cooperativeLate'),
      count(sql`duty.body <> 'cooperative'`).as('governmentOpen'),
      count(sql`duty.body <> 'cooperative' and duty.late_at is not null`).as('governmentLate'),
    ])
    .select(RANK.as('rank'))
    .where('case.countyCode', '=', countyCode)
    .$if(state !== undefined, (query) => query.where('case.state', '=', state ?? ''))
    .groupBy(['case.uscc', 'case.state', 'case.disputedRatingId', 'case.enteredAt'])
    .groupBy(['cooperative.name', 'cooperative.nameEn'])
    .$if(after !== undefined, (query) =>
      query.having(
        sql<boolean>`(-${LATE}, -${RANK}, "case".uscc) > (-${late}::integer, -${rank}::integer, ${uscc})`,
      ),
    )
    .orderBy(LATE, 'desc')
    .orderBy(RANK, 'desc')
    .orderBy('case.uscc')
    .limit(limit)
    .execute();
}

const LATE = sql<number>`count(duty.late_at)::integer`;
const RANK = sql<number>`coalesce(level_rank("case".state), 0)`;

const count = (condition: ReturnType<typeof sql>) =>
  sql<number>`(count(*) filter (where ${condition}))::integer`;

/** How many cases stand where. */
export async function countCases(
  trx: Trx,
  countyCode: string,
): Promise<{ readonly state: string; readonly count: number }[]> {
  return trx
    .selectFrom('riskCase')
    .select(['state', sql<number>`count(*)::integer`.as('count')])
    .where('countyCode', '=', countyCode)
    .groupBy('state')
    .execute();
}

/** What was done on a case by hand, the newest first. */
export async function listActs(
  trx: Trx,
  countyCode: string,
  uscc: string,
  limit: number,
  before?: number,
): Promise<CaseActRow[]> {
  return trx
    .selectFrom('caseAct')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('uscc', '=', uscc)
    .$if(before !== undefined, (query) => query.where('actNumber', '<', before ?? 0))
    .orderBy('actNumber', 'desc')
    .limit(limit)
    .execute();
}

export type DutyFilter = {
  readonly uscc?: string | undefined;
  readonly body?: string | undefined;
  readonly state: 'open' | 'late' | 'ended';
  /** "{uscc}-{number}" of the last one of the page before. */
  readonly after?: string | undefined;
  readonly limit: number;
};

export type ListedDutyRow = DutyRow & { readonly name: string };

/** Duties, the first due first. */
export async function listDuties(
  trx: Trx,
  countyCode: string,
  { uscc, body, state, after, limit }: DutyFilter,
): Promise<ListedDutyRow[]> {
  const [ofCase = '', number = '0'] = (after ?? '').split('-');
  return trx
    .selectFrom('duty')
    .innerJoin('cooperative', (join) =>
      join
        .onRef('cooperative.countyCode', '=', 'duty.countyCode')
        .onRef('cooperative.uscc', '=', 'duty.uscc'),
    )
    .selectAll('duty')
    .select('cooperative.name')
    .where('duty.countyCode', '=', countyCode)
    .where('duty.state', state === 'ended' ? '!=' : '=', 'open')
    .$if(state === 'late', (query) => query.where('duty.lateAt', 'is not', null))
    .$if(uscc !== undefined, (query) => query.where('duty.uscc', '=', uscc ?? ''))
    .$if(body !== undefined, (query) => query.where('duty.body', '=', body ?? ''))
    .$if(after !== undefined, (query) =>
      query.where(
        sql<boolean>`(duty.due_at, duty.uscc, duty.number) > (
          select due_at, uscc, number from duty
          where county_code = ${countyCode} and uscc = ${ofCase} and number = ${Number(number)})`,
      ),
    )
    .orderBy('duty.dueAt')
    .orderBy('duty.uscc')
    .orderBy('duty.number')
    .limit(limit)
    .execute();
}

/** What happened to a case, with the state in which the duty that it is about was opened. */
export type TimelineRow = CaseEntryRow & { readonly openedIn: string | null };

/** What happened to a case, the newest first. */
export async function listEntries(
  trx: Trx,
  countyCode: string,
  uscc: string,
  limit: number,
  before?: number,
): Promise<TimelineRow[]> {
  return trx
    .selectFrom('caseEntry as entry')
    .leftJoin('duty', (join) =>
      join
        .onRef('duty.countyCode', '=', 'entry.countyCode')
        .onRef('duty.uscc', '=', 'entry.uscc')
        .onRef('duty.number', '=', 'entry.dutyNumber'),
    )
    .selectAll('entry')
    .select('duty.openedIn')
    .where('entry.countyCode', '=', countyCode)
    .where('entry.uscc', '=', uscc)
    .$if(before !== undefined, (query) => query.where('entry.number', '<', before ?? 0))
    .orderBy('entry.number', 'desc')
    .limit(limit)
    .execute();
}
