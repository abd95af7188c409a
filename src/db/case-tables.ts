import type { ColumnType, Selectable } from 'kysely';

/* Cases of the dual control, with their duties, acts, keys and moves. */

/** What proves that something was done: a document that the office keeps, by its digest. */
export type Evidence = { readonly name: string; readonly sha256: string };

type RiskCaseTable = {
  countyCode: string;
  uscc: string;
  state: string;
  stay: number;
  revision: number;
  disputedRatingId: string | null;
  isPaused: boolean;
  openedAt: Date;
  enteredAt: Date;
  cleanSince: Date;
  lateCount: number;
  keyRound: number;
  ratingId: string;
  ratingLevel: string;
  ratedAt: Date;
  dutyCount: number;
  actCount: number;
  entryCount: number;
  knownAt: Date;
  nextStepAt: Date | null;
  rulesVersion: string;
  rulesDigest: string;
};

type DutyTable = {
  countyCode: string;
  uscc: string;
  number: number;
  dutyId: string;
  stay: number | null;
  body: string;
  openedAt: Date;
  remindAt: Date | null;
  dueAt: Date;
  raisesAt: Date | null;
  renewsAt: Date | null;
  state: string;
  isReminded: boolean;
  lateAt: Date | null;
  endedAt: Date | null;
  person: string | null;
  doneBody: string | null;
  organisation: string | null;
  result: string | null;
  answer: string | null;
  openedIn: string;
  calendar: string;
  calendarUntil: number;
};

type CaseActTable = {
  countyCode: string;
  uscc: string;
  actNumber: number;
  stay: number;
  dutyNumber: number | null;
  kind: string;
  person: string;
  body: string;
  organisation: string;
  result: string | null;
  note: string | null;
  evidence: ColumnType<readonly Evidence[], string, never>;
  actedAt: Date;
};

type CaseKeyTable = {
  countyCode: string;
  uscc: string;
  stay: number;
  round: number;
  purpose: 'fall' | 'resume';
  place: number;
  person: string;
  body: string;
  organisation: string;
  turnedAt: Date;
};

type Generated = ColumnType<unknown, never, never>;

type CaseMoveTable = {
  countyCode: string;
  uscc: string;
  stay: number;
  fromStay: Generated;
  fromState: string;
  toState: string;
  transition: string;
  movedBy: string;
  movedAt: Date;
  cooperativeAct: number | null;
  keyRound: number | null;
  firstPerson: string | null;
  firstBody: string | null;
  firstOrganisation: string | null;
  secondPerson: string | null;
  secondBody: string | null;
  secondOrganisation: string | null;
};

type CaseEntryTable = {
  countyCode: string;
  uscc: string;
  number: number;
  kind: string;
  happenedAt: Date;
  dutyNumber: number | null;
  dutyId: string | null;
  fromState: string | null;
  toState: string | null;
  transition: string | null;
  actor: string;
  role: string;
};

export type CaseTables = {
  riskCase: RiskCaseTable;
  duty: DutyTable;
  caseAct: CaseActTable;
  caseKey: CaseKeyTable;
  caseMove: CaseMoveTable;
  caseEntry: CaseEntryTable;
};

export type RiskCaseRow = Selectable<RiskCaseTable>;
export type DutyRow = Selectable<DutyTable>;
export type CaseActRow = Selectable<CaseActTable>;
export type CaseKeyRow = Selectable<CaseKeyTable>;
export type CaseEntryRow = Selectable<CaseEntryTable>;
export type NewCaseMove = Omit<Selectable<CaseMoveTable>, 'fromStay'>;
