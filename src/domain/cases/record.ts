import type { DutyRow, RiskCaseRow } from '../../db/case-tables.ts';
import type { CaseRecord } from '../../db/cases.ts';
import type { Case, Duty, Party } from '../../engine/dual-control/case.ts';
import { nextStepAt } from '../../engine/dual-control/elapse.ts';
import type { Level } from '../../engine/levels.ts';
import { workingDayCalendar } from '../../engine/working-days.ts';

/** The case of the engine that rows of the database tell of. */
export function caseOf({ row, duties, keys, officials }: CaseRecord): Case {
  const { state, stay, disputedRatingId, isPaused, enteredAt, cleanSince, lateCount, dutyCount } =
    row;
  const turned = (purpose: 'fall' | 'resume') =>
    keys.filter((key) => key.purpose === purpose).map(partyOf);
  return {
    ...{ state: state as Case['state'], disputedRatingId, isPaused, stay, enteredAt, cleanSince },
    ...{ lateCount, dutyCount, at: row.knownAt },
    rating: { ratingId: row.ratingId, level: row.ratingLevel as Level, ratedAt: row.ratedAt },
    duties: duties.map(dutyOf),
    officials,
    verifiedBy: turned('fall'),
    resumedBy: turned('resume'),
  };
}

type ActorColumns = {
  readonly person: string;
  readonly body: string;
  readonly organisation: string;
};

const partyOf = ({ person, body, organisation }: ActorColumns): Party => ({
  ...{ person, body: body as Party['body'], organisation },
});

/** The duty of the engine that a row tells of. */
export function dutyOf({ dutyId, doneBody, person, organisation, ...row }: DutyRow): Duty {
  const doneBy =
    person === null
      ? null
      : partyOf({ person, body: doneBody ?? '', organisation: organisation ?? '' });
  const { number, stay, openedAt, remindAt, dueAt, raisesAt, renewsAt } = row;
  return {
    ...{ number, stay, openedAt, remindAt, dueAt, raisesAt, renewsAt, id: dutyId, doneBy },
    ...{ isReminded: row.isReminded, lateAt: row.lateAt, endedAt: row.endedAt },
    openedIn: row.openedIn as Duty['openedIn'],
    body: row.body as Duty['body'],
    state: row.state as Duty['state'],
    result: row.result as Duty['result'],
    answer: row.answer as Duty['answer'],
  };
}

type Of = { readonly countyCode: string; readonly uscc: string };

/** The row of a duty, with the calendar that its terms were counted by. */
export function dutyRowOf(of: Of, { id, doneBy, ...duty }: Duty): DutyRow {
  const { version, lastYear } = workingDayCalendar();
  return {
    ...{ countyCode: of.countyCode, uscc: of.uscc },
    ...{ ...duty, dutyId: id, calendar: version, calendarUntil: lastYear },
    ...{ person: doneBy?.person ?? null, doneBody: doneBy?.body ?? null },
    organisation: doneBy?.organisation ?? null,
  };
}

/** The columns of a case that its next event may change. */
export function caseColumns(it: Case) {
  const { state, stay, disputedRatingId, isPaused, enteredAt, cleanSince, lateCount, dutyCount } =
    it;
  return {
    ...{ state, stay, disputedRatingId, isPaused, enteredAt, cleanSince, lateCount, dutyCount },
    ...{ ratingId: it.rating?.ratingId ?? '', ratingLevel: it.rating?.level ?? '' },
    ...{ ratedAt: it.rating?.ratedAt ?? it.at, knownAt: it.at, nextStepAt: nextStepAt(it) },
  } satisfies Partial<RiskCaseRow>;
}
