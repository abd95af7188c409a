import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { applyEvent, openCase } from '../../../src/engine/dual-control/apply.ts';
import {
  type Case,
  type CaseEvent,
  type Duty,
  type Move,
  type Party,
  rankOf,
} from '../../../src/engine/dual-control/case.ts';
import { nextStepAt } from '../../../src/engine/dual-control/elapse.ts';
import { resultSchema } from '../../../src/engine/dual-control/schema.ts';
import { TRANSITIONS } from '../../../src/engine/dual-control/transitions.ts';
import { LEVELS } from '../../../src/engine/levels.ts';
import { dualControl } from '../../../src/engine/models.ts';
import { fc } from '../../support/properties.ts';

/*
 * Two actors, a clock that runs and jumps, deliveries that come twice or out of order, commits that
 * are lost. The model knows nothing of the machine: it reads what was sent and what was told, and says
 * whether a key, a level or an escalation is wrong. A failure prints the seed and the shortest path.
 */

const RUNS = 10_000;
const rules = dualControl().file;
const HOUR_MS = 3_600_000;

const party = (body: Party['body'], person: string, organisation = `the-${body}`): Party => ({
  ...{ person, body, organisation },
});
const COOPERATIVE = party('cooperative', 'chair');
const OFFICIALS: readonly Party[] = [
  party('township', 'adviser'),
  party('township', 'mayor'),
  party('bureau', 'officer'),
  party('bureau', 'chief'),
  party('bureau', 'other', 'another-bureau'),
  party('regulator', 'inspector'),
];
const BODIES_NEEDED: Readonly<Record<string, number>> = { ORANGE: 2, RED: 2, EXIT: 2 };

/** What the model remembers of the present stay, from what was sent and told alone. */
type Model = {
  clock: Date;
  cooperativeActs: number;
  officials: Set<string>;
  keys: Party[];
  lastLevel: string;
  /** The ways of the transition table that it went. */
  ways: string[];
  /** Duties that were opened and not ended, with when they are due. */
  open: Map<number, { dueAt: Date; isLate: boolean; isReminded: boolean }>;
};

type Real = { case: Case; sent: CaseEvent[]; opened: CaseEvent };

const fresh = (model: Model) => {
  model.cooperativeActs = 0;
  model.officials = new Set();
  model.keys = [];
};

/** Holds everything that was told against what may be. */
function check(model: Model, real: Real, event: CaseEvent, moves: readonly Move[]): void {
  for (const move of moves) {
    if (move.kind === 'moved') checkMove(model, move);
    if ('duty' in move) checkDuty(model, move.kind, move.duty, move.at);
    if (move.kind === 'done') noteAct(model, move.duty);
    if (move.kind === 'verified') noteKey(model, move.by);
    if (move.kind === 'moved') model.ways.push(move.transition, `${move.transition} ${move.from}`);
    if (move.kind === 'moved') fresh(model);
  }
  const forgotten = [...model.open.values()].filter(
    ({ dueAt, isLate }) => dueAt <= real.case.at && !isLate,
  );
  expect(forgotten).toEqual([]);
  const next = nextStepAt(real.case);
  expect(next === null || next > real.case.at).toBe(true);
  if (event.kind === 'rated') noteRating(model, event.level, real.case.state);
}

/** Keys that were turned before a rating that is no better have to be turned again. */
function noteRating(model: Model, rated: string, state: string): void {
  model.lastLevel = rated;
  const [asked, own] = [rankOf(rated) ?? 9, rankOf(state)];
  if (own !== undefined && asked >= own) model.keys = [];
}

function noteAct(model: Model, { body, doneBy }: Duty): void {
  if (body === 'cooperative') model.cooperativeActs += 1;
  else {
    expect(model.keys.map(({ person }) => person)).not.toContain(doneBy?.person);
    model.officials.add(doneBy?.person ?? '');
  }
}

function noteKey(model: Model, by: Party): void {
  expect(by.body).not.toBe('cooperative');
  expect(model.officials.has(by.person)).toBe(false);
  const isNew = model.keys.every(
    (key) => key.person !== by.person && key.organisation !== by.organisation,
  );
  expect(isNew).toBe(true);
  model.keys.push(by);
}

/** No level falls by two, and none with one key. */
function checkMove(model: Model, { from, to, transition }: Extract<Move, { kind: 'moved' }>) {
  const [before, after] = [rankOf(from), rankOf(to)];
  const falls = before !== undefined && after !== undefined && after < before;
  const closes = to === 'CLOSED';
  if (falls) {
    expect([transition, before - after]).toEqual(['FALL-ONE', 1]);
    expect(rankOf(model.lastLevel)).toBeLessThan(before);
  }
  if (falls || closes) {
    expect(model.cooperativeActs).toBeGreaterThan(0);
    expect(model.keys.length).toBe(BODIES_NEEDED[from] ?? 1);
  }
  if (to === 'DATA_GAP' && transition !== 'OPENED') expect(from).toBe('NORMAL');
}

/** Nothing is late before it is due, or twice, or after it was done. */
function checkDuty(model: Model, kind: Move['kind'], duty: Duty, at: Date): void {
  const known = model.open.get(duty.number);
  if (kind === 'opened' || kind === 'returned' || kind === 'extended') {
    model.open.set(duty.number, { dueAt: duty.dueAt, isLate: false, isReminded: false });
    return;
  }
  expect(known).toBeDefined();
  if (known === undefined) return;
  if (kind === 'reminded') {
    expect([known.isReminded, at < known.dueAt]).toEqual([false, true]);
    known.isReminded = true;
  } else if (kind === 'late') {
    expect([known.isLate, at.getTime()]).toEqual([false, known.dueAt.getTime()]);
    known.isLate = true;
  } else {
    model.open.delete(duty.number);
  }
}

class Send implements fc.Command<Model, Real> {
  constructor(
    readonly name: string,
    readonly hours: number,
    /** How often it is delivered, and whether the first commit is lost. */
    readonly delivery: { readonly times: number; readonly isLost: boolean },
    readonly event: (at: Date, it: Case) => CaseEvent,
  ) {}

  check = () => true;

  run(model: Model, real: Real): void {
    const clock = new Date(model.clock.getTime() + this.hours * HOUR_MS);
    // An event that was made earlier may arrive later.
    model.clock = clock > model.clock ? clock : model.clock;
    const event = this.event(clock, real.case);
    if (this.delivery.isLost) applyEvent(rules, real.case, event);
    for (let time = 0; time < this.delivery.times; time += 1) deliver(model, real, event);
  }

  toString = () => `${this.name} after ${this.hours} h, ${JSON.stringify(this.delivery)}`;
}

function deliver(model: Model, real: Real, event: CaseEvent): void {
  const before = real.case;
  const applied = applyEvent(rules, before, event);
  expect(applied.case.at >= before.at).toBe(true);
  real.case = applied.case;
  check(model, real, event, applied.moves);
  // What arrives late counts when it arrives.
  if (!('refusal' in applied)) real.sent.push({ ...event, at: real.case.at });
  const again = applyEvent(rules, real.case, { kind: 'elapsed', at: event.at });
  expect(again.moves.length === 0 && isDeepStrictEqual(again.case, real.case)).toBe(true);
}

const hours = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 72 }) },
  { weight: 2, arbitrary: fc.integer({ min: 100, max: 2500 }) },
  // Half a year and more, as long as an exit is followed up.
  { weight: 1, arbitrary: fc.integer({ min: 4400, max: 5000 }) },
  { weight: 1, arbitrary: fc.integer({ min: -48, max: -1 }) },
);
const delivery = fc.record({
  times: fc.constantFrom(1, 1, 1, 1, 2, 3),
  isLost: fc.constantFrom(false, false, false, true),
});
const level = fc.constantFrom(...LEVELS, 'NORMAL' as const, 'NORMAL' as const);
const anybody = fc.constantFrom(COOPERATIVE, COOPERATIVE, ...OFFICIALS);
const result = fc.option(fc.constantFrom(...resultSchema.options), { nil: undefined });

const command = (
  name: string,
  event: fc.Arbitrary<(at: Date, it: Case) => CaseEvent>,
): fc.Arbitrary<Send> =>
  fc.tuple(hours, delivery, event).map(([after, how, make]) => new Send(name, after, how, make));

/** Somebody whose turn it is does an open duty, with a result that it asks for. */
const completion = fc
  .tuple(fc.nat(), fc.nat(), fc.boolean())
  .map(([which, who, isGood]) => (at: Date, it: Case): CaseEvent => {
    const open = it.duties.filter(({ state }) => state === 'open');
    const duty = open[which % Math.max(open.length, 1)];
    const rule = [rules.dispute.decision, ...rules.states.flatMap(({ duties }) => duties)].find(
      ({ id, body }) => id === duty?.id && body === duty.body,
    );
    const bodies = [duty?.body, ...(rule?.together ?? [])];
    const parties = [COOPERATIVE, ...OFFICIALS].filter(({ body }) => bodies.includes(body));
    const by = parties[who % Math.max(parties.length, 1)] ?? COOPERATIVE;
    const answer = rule?.results?.[isGood ? 0 : 1];
    return {
      ...{ kind: 'completed', at, by, duty: duty?.number ?? 0, hasEvidence: true },
      result: answer,
      isReview: rule === rules.dispute.decision,
    };
  });

const commands = [
  command(
    'time',
    fc.constant((at: Date) => ({ kind: 'elapsed', at }) as const),
  ),
  command(
    'rating',
    level.map((rated) => (at: Date) => ({
      ...({ kind: 'rated', at, ratingId: `rat_${at.getTime()}`, level: rated } as const),
    })),
  ),
  command('completion', completion),
  command('completion', completion),
  command('completion', completion),
  command(
    'any completion',
    fc.tuple(anybody, fc.nat({ max: 30 }), result, fc.boolean()).map(
      ([by, duty, given, hasEvidence]) =>
        (at: Date): CaseEvent => ({
          ...{ kind: 'completed', at, by, duty, result: given, hasEvidence },
        }),
    ),
  ),
  ...(['verified', 'verified', 'resumed', 'objected', 'involved'] as const).map((kind) =>
    command(
      kind,
      anybody.map(
        (by) =>
          (at: Date): CaseEvent => ({ kind, at, by }),
      ),
    ),
  ),
  command(
    'request',
    anybody.map(
      (by) =>
        (at: Date): CaseEvent => ({ kind: 'requested', at, by, dutyId: 'general-meeting' }),
    ),
  ),
  command(
    'exit',
    fc.tuple(anybody, fc.nat({ max: 2 })).map(
      ([by, dice]) =>
        (at: Date): CaseEvent =>
          dice === 0 ? { kind: 'exit-requested', at, by } : { kind: 'elapsed', at },
    ),
  ),
];

describe('the machine of the dual control', () => {
  it(`keeps keys, levels and deadlines in ${RUNS} lives of a case`, () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(
        level,
        fc.commands(commands, { maxCommands: 40, size: 'max' }),
        (first, lives) => {
          const at = new Date('2026-03-02T02:00:00Z');
          const opening = { kind: 'rated', at, ratingId: 'rat_0', level: first } as const;
          const opened = openCase(rules, opening);
          const real: Real = { case: opened.case, sent: [], opened: opening };
          const model: Model = {
            ...{ clock: at, cooperativeActs: 0, officials: new Set<string>(), keys: [] },
            ...{ lastLevel: first, open: new Map(), ways: [] },
          };
          check(model, real, opening, opened.moves);
          fc.modelRun(() => ({ model, real }), lives);
          // Whoever sweeps, and how often, changes nothing.
          const unswept = real.sent
            .filter(({ kind }) => kind !== 'elapsed')
            .reduce((it, event) => applyEvent(rules, it, event).case, opened.case);
          const now = { kind: 'elapsed', at: real.case.at } as const;
          expect(applyEvent(rules, unswept, now).case).toEqual(real.case);
          for (const way of model.ways) seen.set(way, (seen.get(way) ?? 0) + 1);
        },
      ),
      { numRuns: RUNS },
    );
    // The lives are worth the name: every way of the table is gone, the rare ones too.
    const rare = TRANSITIONS.filter(({ id }) => !seen.has(id)).map(({ id }) => id);
    expect(rare).toEqual([]);
    const falls = (...levels: string[]) => levels.filter((it) => seen.has(`FALL-ONE ${it}`)).length;
    expect(falls('BLUE', 'YELLOW')).toBeGreaterThan(0);
    expect(falls('ORANGE', 'RED')).toBeGreaterThan(0);
  }, 180_000);
});
