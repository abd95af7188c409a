import type { CaseEntryRow, DutyRow } from '../../db/case-tables.ts';
import type { Trx } from '../../db/transaction.ts';
import { insertEvents, type NewWebhookEvent } from '../../db/webhook-events.ts';
import { rankOf } from '../../engine/dual-control/case.ts';
import type { Writing } from '../cases/writing.ts';
import { EVENT_TYPES, type EventType } from './events.ts';

/** What happened to a cooperative, as those who may know are told it. */
export type Happening = {
  readonly uscc: string;
  readonly type: EventType;
  readonly at: Date;
  /** Ids and what was decided; no personal data. */
  readonly data: Readonly<Record<string, unknown>>;
};

/** Writes down what happened, in the transaction of the change: who is told is found afterwards. */
export const publish = (
  trx: Trx,
  countyCode: string,
  happenings: readonly Happening[],
): Promise<void> => insertEvents(trx, countyCode, happenings.map(rowOf));

const rowOf = ({ uscc, type, at, data }: Happening): NewWebhookEvent => ({
  ...{ uscc, type, occurredAt: at },
  data: JSON.stringify(data),
});

/** What came of an event of the dual control, in order. */
export const happeningsOf = ({ row, duties, entries }: Writing): Happening[] =>
  entries.flatMap((entry) => {
    const type = typeOf(entry);
    if (type === undefined) return [];
    const duty = duties.find(({ number }) => number === entry.dutyNumber);
    const data = {
      ...(duty && dutyIn(duty)),
      ...(entry.toState !== null && moveOf(entry)),
    };
    return [{ uscc: row.uscc, type, at: entry.happenedAt, data }];
  });

const dutyIn = ({ number, dutyId, body, dueAt, result }: DutyRow) => ({
  ...{ duty: number, dutyId, body, dueAt },
  ...(result === null ? {} : { result }),
});

const moveOf = ({ fromState, toState, transition }: CaseEntryRow) => ({
  ...{ from: fromState, to: toState, transition },
});

/** A move between two levels is told as such; every other move is one of the case. */
function typeOf({ kind, dutyNumber, fromState, toState, transition }: CaseEntryRow) {
  const isBetweenLevels =
    transition !== 'OPENED' &&
    rankOf(fromState ?? '') !== undefined &&
    rankOf(toState ?? '') !== undefined;
  if (isBetweenLevels) return 'level.changed';
  const name = `${dutyNumber === null ? 'case' : 'duty'}.${kind}`;
  return EVENT_TYPES.find((type) => type === name);
}
