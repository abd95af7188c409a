import type {
  CaseEntryRow,
  CaseKeyRow,
  DutyRow,
  NewCaseMove,
  RiskCaseRow,
} from '../../db/case-tables.ts';
import type { Case, Duty, Move, Party } from '../../engine/dual-control/case.ts';
import type { Progress } from '../../engine/dual-control/duties.ts';
import { caseColumns, dutyRowOf } from './record.ts';

/** Who makes the change, and in which role. */
export type Origin = { readonly countyCode: string; readonly actor: string; readonly role: string };

/** The rows that an event makes of a case. */
export type Writing = {
  readonly row: RiskCaseRow;
  readonly keys: readonly CaseKeyRow[];
  readonly moves: readonly NewCaseMove[];
  readonly duties: readonly DutyRow[];
  readonly entries: readonly CaseEntryRow[];
};

/**
 * What an event has made of a case, as rows. `cooperativeAct` is the newest thing that the cooperative
 * did in the stay: its key, where a level falls.
 */
export function writingOf(
  origin: Origin,
  row: RiskCaseRow,
  before: Pick<Case, 'stay' | 'verifiedBy' | 'resumedBy'>,
  progress: Progress,
  cooperativeAct: number | undefined,
): Writing {
  const { case: after, moves } = progress;
  const isTakenBack =
    after.stay === before.stay && after.verifiedBy.length < before.verifiedBy.length;
  return {
    row: {
      ...{ ...row, ...caseColumns(after), revision: row.revision + 1 },
      keyRound: isTakenBack ? row.keyRound + 1 : row.keyRound,
      entryCount: row.entryCount + moves.length,
    },
    keys: keyRows(row, before, moves),
    moves: moveRows(origin, row, progress, cooperativeAct),
    duties: dutyRows(row, progress),
    entries: entryRows(origin, row, moves),
  };
}

type Opened = Pick<RiskCaseRow, 'uscc' | 'rulesVersion' | 'rulesDigest'>;

/** What the first rating makes, as rows. */
export function openingOf(origin: Origin, opened: Opened, progress: Progress): Writing {
  const { case: it } = progress;
  const row: RiskCaseRow = {
    ...{ ...opened, countyCode: origin.countyCode, ...caseColumns(it), openedAt: it.enteredAt },
    ...{ revision: 0, keyRound: 1, actCount: 0, entryCount: 0 },
  };
  return writingOf(origin, row, it, progress, undefined);
}

/** The key that an event has turned: the last one of a fall is gone from the case that has moved. */
function keyRows(
  { countyCode, uscc, stay, keyRound: round }: RiskCaseRow,
  before: Pick<Case, 'verifiedBy' | 'resumedBy'>,
  moves: readonly Move[],
): CaseKeyRow[] {
  return moves.flatMap((move) => {
    if (move.kind !== 'verified' && move.kind !== 'resumed') return [];
    const purpose = move.kind === 'verified' ? 'fall' : 'resume';
    const turned = purpose === 'fall' ? before.verifiedBy : before.resumedBy;
    const of = { countyCode, uscc, stay, round, purpose, place: turned.length + 1 } as const;
    return [{ ...of, ...move.by, turnedAt: move.at }];
  });
}

function moveRows(
  { countyCode, actor }: Origin,
  { uscc, keyRound }: RiskCaseRow,
  { case: after, moves }: Progress,
  cooperativeAct: number | undefined,
): NewCaseMove[] {
  const moved = moves.filter((move) => move.kind === 'moved');
  return moved.map(({ at, from, to, transition, keys }, index) => ({
    ...{ countyCode, uscc, stay: after.stay - (moved.length - 1 - index), transition },
    ...{ fromState: from, toState: to, movedBy: actor, movedAt: at },
    ...keyColumns(keys, keyRound),
    cooperativeAct: keys.length === 0 ? null : (cooperativeAct ?? null),
  }));
}

function keyColumns([first, second]: readonly Party[], keyRound: number) {
  return {
    keyRound: first === undefined ? null : keyRound,
    ...{ firstPerson: first?.person ?? null, firstBody: first?.body ?? null },
    ...{ firstOrganisation: first?.organisation ?? null, secondPerson: second?.person ?? null },
    ...{ secondBody: second?.body ?? null, secondOrganisation: second?.organisation ?? null },
  };
}

/** Every duty that the moves tell of, as it stands after them, and those that were answered. */
function dutyRows(of: RiskCaseRow, { case: after, moves }: Progress): DutyRow[] {
  const told = moves.flatMap((move) => ('duty' in move ? [move.duty] : []));
  const newest = new Map<number, Duty>([...told, ...after.duties].map((it) => [it.number, it]));
  return [...newest.values()].map((duty) => dutyRowOf(of, duty));
}

function entryRows(
  { countyCode, actor, role }: Origin,
  { uscc, entryCount }: RiskCaseRow,
  moves: readonly Move[],
): CaseEntryRow[] {
  return moves.map((move, index) => ({
    ...{ countyCode, uscc, number: entryCount + index + 1, kind: move.kind, happenedAt: move.at },
    ...entryColumns(move),
    ...{ actor, role },
  }));
}

function entryColumns(move: Move) {
  const isMove = move.kind === 'moved';
  return {
    dutyNumber: 'duty' in move ? move.duty.number : null,
    dutyId: 'duty' in move ? move.duty.id : null,
    fromState: isMove ? move.from : null,
    toState: isMove ? move.to : null,
    transition: isMove ? move.transition : null,
  };
}
