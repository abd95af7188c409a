import type { CaseEntryRow, NewCaseMove, RiskCaseRow } from '../../db/case-tables.ts';
import {
  findCooperativeAct,
  insertCase,
  insertEntries,
  insertKey,
  insertMoves,
  saveDuties,
  updateCase,
} from '../../db/cases.ts';
import type { Trx } from '../../db/transaction.ts';
import type { Case, Duty, Move, Party } from '../../engine/dual-control/case.ts';
import type { Progress } from '../../engine/dual-control/duties.ts';
import { caseColumns, dutyRowOf } from './record.ts';

/** Who makes the change, and in which role. */
export type Origin = { readonly countyCode: string; readonly actor: string; readonly role: string };

type Before = { readonly row: RiskCaseRow; readonly case: Case };

/** Writes what an event has made of a case, in the order in which the tables refer to each other. */
export async function saveProgress(
  trx: Trx,
  origin: Origin,
  { row, case: before }: Before,
  progress: Progress,
): Promise<RiskCaseRow> {
  const { case: after, moves } = progress;
  await saveKeys(trx, row, before, progress);
  await insertMoves(trx, await moveRows(trx, origin, row, progress));
  const next = { ...row, ...caseColumns(after), revision: row.revision + 1 };
  const isTakenBack =
    after.stay === before.stay && after.verifiedBy.length < before.verifiedBy.length;
  const saved = {
    ...next,
    keyRound: isTakenBack ? row.keyRound + 1 : row.keyRound,
    entryCount: row.entryCount + moves.length,
  };
  await updateCase(trx, saved);
  await saveDuties(trx, dutyRows(row, progress));
  await insertEntries(trx, entryRows(origin, row, progress));
  return saved;
}

/** Writes a case that has just been opened. */
export async function saveOpened(
  trx: Trx,
  origin: Origin,
  opened: Pick<RiskCaseRow, 'uscc' | 'rulesVersion' | 'rulesDigest'>,
  progress: Progress,
): Promise<RiskCaseRow> {
  const { case: it, moves } = progress;
  const row: RiskCaseRow = {
    ...{ ...opened, countyCode: origin.countyCode, ...caseColumns(it), openedAt: it.enteredAt },
    ...{ revision: 1, keyRound: 1, actCount: 0, entryCount: moves.length },
  };
  await insertMoves(trx, await moveRows(trx, origin, row, progress));
  await insertCase(trx, row);
  await saveDuties(trx, dutyRows(row, progress));
  await insertEntries(trx, entryRows(origin, { ...row, entryCount: 0 }, progress));
  return row;
}

/** The key that an event has turned: the last one of a fall is gone from the case that has moved. */
async function saveKeys(
  trx: Trx,
  { countyCode, uscc, stay, keyRound: round }: RiskCaseRow,
  before: Case,
  { moves }: Progress,
): Promise<void> {
  for (const move of moves) {
    if (move.kind !== 'verified' && move.kind !== 'resumed') continue;
    const purpose = move.kind === 'verified' ? 'fall' : 'resume';
    const turned = purpose === 'fall' ? before.verifiedBy : before.resumedBy;
    const { person, body, organisation } = move.by;
    if (body === 'cooperative') throw new Error('a key is of the government');
    await insertKey(trx, {
      ...{ countyCode, uscc, stay, round, purpose, place: turned.length + 1 },
      ...{ person, body, organisation, turnedAt: move.at },
    });
  }
}

async function moveRows(
  trx: Trx,
  { countyCode, actor }: Origin,
  { uscc, keyRound }: RiskCaseRow,
  { case: after, moves }: Progress,
): Promise<NewCaseMove[]> {
  const moved = moves.filter((move) => move.kind === 'moved');
  const rows: NewCaseMove[] = [];
  for (const [index, { at, from, to, transition, keys }] of moved.entries()) {
    const stay = after.stay - (moved.length - 1 - index);
    rows.push({
      ...{ countyCode, uscc, stay, fromState: from, toState: to, transition },
      ...{ movedBy: actor, movedAt: at, ...keyColumns(keys, keyRound) },
      cooperativeAct:
        keys.length === 0
          ? null
          : ((await findCooperativeAct(trx, countyCode, uscc, stay - 1)) ?? null),
    });
  }
  return rows;
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
function dutyRows(of: RiskCaseRow, { case: after, moves }: Progress) {
  const told = moves.flatMap((move) => ('duty' in move ? [move.duty] : []));
  const newest = new Map<number, Duty>([...told, ...after.duties].map((it) => [it.number, it]));
  return [...newest.values()].map((duty) => dutyRowOf(of, duty));
}

function entryRows(
  { countyCode, actor, role }: Origin,
  { uscc, entryCount }: RiskCaseRow,
  { moves }: Progress,
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
