import type { Level } from '../levels.ts';
import type { LevelId } from '../model-parts.ts';
import type { Body, Result, StateId } from './schema.ts';

/** Who acts on a case, for which side. */
export type Party = {
  readonly person: string;
  /** The role that it acts in: the cooperative, or a body of the government. */
  readonly body: Body;
  /** Which organisation of that role. */
  readonly organisation: string;
};

/** A duty of one side, with the instants at which something follows if it is still open. */
export type Duty = {
  /** Counts up within the case. */
  readonly number: number;
  /** The rule's id. */
  readonly id: string;
  /** The stay that it belongs to; null for what outlasts a change of state. */
  readonly stay: number | null;
  /** The state of the case when it opened. */
  readonly openedIn: StateId;
  readonly body: Body;
  readonly openedAt: Date;
  readonly remindAt: Date | null;
  readonly dueAt: Date;
  readonly raisesAt: Date | null;
  readonly renewsAt: Date | null;
  readonly state: 'open' | 'done' | 'missed' | 'cancelled';
  readonly isReminded: boolean;
  /** When it became late, the last time; it stays so when it is done afterwards. */
  readonly lateAt: Date | null;
  readonly endedAt: Date | null;
  readonly doneBy: Party | null;
  readonly result: Result | null;
  /** The answer of the other side to what was done. */
  readonly answer: 'awaited' | 'confirmed' | 'returned' | null;
};

/** What the newest rating says. */
export type CaseRating = {
  readonly ratingId: string;
  readonly level: Level;
  readonly ratedAt: Date;
};

/** A case: everything that decides what may happen next. */
export type Case = {
  readonly state: StateId;
  /** The rating that is under objection; the duties go on meanwhile. */
  readonly disputedRatingId: string | null;
  /** Whether the business was paused by decision. */
  readonly isPaused: boolean;
  /** Counts the states that the case was in. */
  readonly stay: number;
  readonly enteredAt: Date;
  /** Since when nothing has spoken against a lower level. */
  readonly cleanSince: Date;
  /** How many duties the cooperative was late with in this stay. */
  readonly lateCount: number;
  readonly rating: CaseRating | null;
  /** The duties of this stay, and those that outlast it. */
  readonly duties: readonly Duty[];
  readonly dutyCount: number;
  /** The persons who did something for the government in this stay: none of them verifies it. */
  readonly officials: readonly string[];
  /** Who verified that the level may fall, in this stay. */
  readonly verifiedBy: readonly Party[];
  /** Who decided that the pause ends. */
  readonly resumedBy: readonly Party[];
  /** The newest instant that the case knows. */
  readonly at: Date;
};

/** What happens to a case. Time passes with every event; "elapsed" is time alone. */
export type CaseEvent =
  | { readonly kind: 'elapsed'; readonly at: Date }
  | {
      readonly kind: 'rated';
      readonly at: Date;
      readonly ratingId: string;
      readonly level: Level;
    }
  | {
      readonly kind: 'completed';
      readonly at: Date;
      readonly by: Party;
      readonly duty: number;
      readonly result?: Result | undefined;
      readonly hasEvidence: boolean;
      /** It is the decision of a review, which has its own rules for who may decide. */
      readonly isReview?: boolean;
    }
  | { readonly kind: 'requested'; readonly at: Date; readonly by: Party; readonly dutyId: string }
  | Acted<'verified'>
  | Acted<'resumed'>
  | Acted<'objected'>
  | Acted<'involved'>
  | Acted<'exit-requested'>;

type Acted<Kind extends string> = {
  readonly kind: Kind;
  readonly at: Date;
  readonly by: Party;
};

/** What came of an event, in order. */
export type Move =
  | {
      readonly kind: 'moved';
      readonly at: Date;
      readonly transition: string;
      readonly from: StateId;
      readonly to: StateId;
      /** The bodies whose keys it needed; none for a rise. */
      readonly keys: readonly Party[];
    }
  | {
      readonly kind:
        | 'opened'
        | 'reminded'
        | 'late'
        | 'missed'
        | 'done'
        | 'returned'
        | 'cancelled'
        | 'extended';
      readonly at: Date;
      readonly duty: Duty;
    }
  | { readonly kind: 'verified' | 'resumed'; readonly at: Date; readonly by: Party }
  | { readonly kind: 'disputed' | 'settled' | 'paused' | 'unpaused'; readonly at: Date };

/** Why an event is refused: the case stays as it was, but for the time that passed. */
export const REFUSALS = [
  'CASE_CLOSED',
  'DUTY_UNKNOWN',
  'DUTY_NOT_OPEN',
  'DUTY_NOT_YOURS',
  'DUTY_TOO_EARLY',
  'DECIDED_BY_REVIEW',
  'RESULT_WRONG',
  'EVIDENCE_NEEDED',
  'NOTHING_TO_VERIFY',
  'NOT_READY',
  'KEY_SAME_PERSON',
  'KEY_SAME_BODY',
  'KEY_NOT_YOURS',
  'NOT_PAUSED',
  'OBJECTION_TOO_LATE',
  'ALREADY_DISPUTED',
  'NOT_DISPUTED',
  'EXIT_RUNNING',
  'EXIT_NOT_OPEN',
] as const;
export type Refusal = (typeof REFUSALS)[number];

/** Safest first: what a level is worth. */
export const WARNING_LEVELS: readonly LevelId[] = ['NORMAL', 'BLUE', 'YELLOW', 'ORANGE', 'RED'];

/**
 * Rank of a level: how much attention it asks for.
 *
 * @param level a state or a rating's level
 * @returns 0 for NORMAL to 4 for RED, undefined for what is no level
 * @example
 * rankOf('ORANGE'); // => 3
 */
export function rankOf(level: string): number | undefined {
  const rank = WARNING_LEVELS.indexOf(level as LevelId);
  return rank === -1 ? undefined : rank;
}
