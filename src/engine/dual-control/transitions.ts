import { type Case, rankOf, WARNING_LEVELS } from './case.ts';
import { cancelDuties, openDuties, opensWithState, type Progress, stateRule } from './duties.ts';
import type { DualControlFile, StateId } from './schema.ts';

/** What can make a case change its state. */
export type Cause =
  | { readonly kind: 'rated'; readonly level: string }
  | { readonly kind: 'deadline' | 'lateness'; readonly level: StateId }
  | { readonly kind: 'keys-turned' }
  | { readonly kind: 'exit' };

type Transition = {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly from: readonly StateId[];
  readonly on: Cause['kind'];
  /** The state that follows, or undefined where the cause does not move the case. */
  readonly to: (it: Case, cause: Cause) => StateId | undefined;
};

/** The level that a cause asks for, if it is worse than the one that there is. */
function worse({ state }: Case, cause: Cause): StateId | undefined {
  if (!('level' in cause)) return undefined;
  const [asked, own] = [rankOf(cause.level), rankOf(state)];
  return asked !== undefined && own !== undefined && asked > own
    ? (cause.level as StateId)
    : undefined;
}

const oneLower = ({ state }: Case): StateId | undefined => WARNING_LEVELS[(rankOf(state) ?? 0) - 1];

const ratedLevel = (_: Case, cause: Cause): StateId | undefined =>
  'level' in cause && rankOf(cause.level) !== undefined ? (cause.level as StateId) : undefined;

/**
 * The transition table: every way from one state to another. A level rises at once and by as much as
 * is asked for; it falls by one, and only when all keys are turned. Missing data leads from NORMAL to
 * DATA_GAP and never out of a warning. Source: DOMAIN section 6.
 */
export const TRANSITIONS: readonly Transition[] = [
  {
    id: 'RISE-RATED',
    zh: '评级更差，立即升级',
    en: 'A rating is worse: the level rises at once',
    from: WARNING_LEVELS,
    on: 'rated',
    to: worse,
  },
  {
    id: 'RISE-DEADLINE',
    zh: '期限已过仍未完成，升级',
    en: 'A term is over and nothing was done: the level rises',
    from: WARNING_LEVELS,
    on: 'deadline',
    to: worse,
  },
  {
    id: 'RISE-LATE',
    zh: '多次逾期，升级',
    en: 'Late too often: the level rises',
    from: WARNING_LEVELS,
    on: 'lateness',
    to: worse,
  },
  {
    id: 'FALL-ONE',
    zh: '双方完成并核实，下调一级',
    en: 'Both sides have done and verified what they had to: the level falls by one',
    from: WARNING_LEVELS.slice(1),
    on: 'keys-turned',
    to: oneLower,
  },
  {
    id: 'DATA-MISSING',
    zh: '数据不足',
    en: 'Too much is missing',
    from: ['NORMAL'],
    on: 'rated',
    to: (_, cause) => ('level' in cause && cause.level === 'DATA_GAP' ? 'DATA_GAP' : undefined),
  },
  {
    id: 'DATA-THERE',
    zh: '数据补齐，按评级入档',
    en: 'The data are there: the level that the rating says',
    from: ['DATA_GAP'],
    on: 'rated',
    to: ratedLevel,
  },
  {
    id: 'EXIT-BEGINS',
    zh: '进入退出程序',
    en: 'The exit begins',
    from: [...WARNING_LEVELS, 'DATA_GAP'],
    on: 'exit',
    to: () => 'EXIT',
  },
  {
    id: 'EXIT-ENDS',
    zh: '退出办结',
    en: 'The exit is complete',
    from: ['EXIT'],
    on: 'keys-turned',
    to: () => 'CLOSED',
  },
];

/**
 * Moves a case where the table says that a cause moves it: the duties of the old state end, those of
 * the new one open, and no key that was turned before counts any more.
 *
 * @param rules the dual-control file
 * @param progress the case with what came of the event so far
 * @param cause what may move it
 * @returns the case in its next state, or as it was
 * @example
 * TRANSITIONS.filter(({ on }) => on === 'exit').length; // => 1
 */
export function move(rules: DualControlFile, progress: Progress, cause: Cause): Progress {
  const { case: it } = progress;
  for (const { id, from, on, to } of TRANSITIONS) {
    if (on !== cause.kind || !from.includes(it.state)) continue;
    const next = to(it, cause);
    if (next !== undefined) return enter(rules, progress, next, { id, on });
  }
  return progress;
}

function enter(
  rules: DualControlFile,
  progress: Progress,
  to: StateId,
  { id, on }: Pick<Transition, 'id' | 'on'>,
): Progress {
  const { case: left, moves } = cancelDuties(progress);
  const { at, state: from } = left;
  const keys = on === 'keys-turned' ? left.verifiedBy : [];
  const entered: Case = {
    ...{ ...left, ...enteredNow(left), state: to },
    duties: left.duties.filter(({ stay, state }) => stay === null && state === 'open'),
  };
  const moved: Progress = {
    case: entered,
    moves: [...moves, { kind: 'moved', at, transition: id, from, to, keys }],
  };
  return openDuties(rules, moved, stateRule(rules, to).duties.filter(opensWithState));
}

/** What begins anew with every state. */
export const enteredNow = ({ stay, at }: Pick<Case, 'stay' | 'at'>) => ({
  ...{ stay: stay + 1, enteredAt: at, cleanSince: at, lateCount: 0 },
  ...{ officials: [], verifiedBy: [], resumedBy: [] },
});
