import { describe, expect, it } from 'vitest';
import { applyEvent, openCase } from '../../../src/engine/dual-control/apply.ts';
import type { Case, CaseEvent, Move, Party } from '../../../src/engine/dual-control/case.ts';
import { hurdlesOf } from '../../../src/engine/dual-control/hurdles.ts';
import type { Result } from '../../../src/engine/dual-control/schema.ts';
import type { Level } from '../../../src/engine/levels.ts';
import { dualControl } from '../../../src/engine/models.ts';

/* A case as both sides live it, by hand and with the clock in hand. */

const rules = dualControl().file;
const at = (day: string) => new Date(`${day}T02:00:00Z`);
const party = (body: Party['body'], person: string): Party => ({
  person,
  body,
  organisation: `the-${body}`,
});
const cooperative = party('cooperative', 'chair');
const township = party('township', 'adviser');
const bureau = party('bureau', 'officer');
const secondBureau = party('bureau', 'chief');
const secondTownship = party('township', 'mayor');
const regulator = party('regulator', 'inspector');

const rated = (day: string, level: Level): Extract<CaseEvent, { kind: 'rated' }> => ({
  kind: 'rated',
  at: at(day),
  ratingId: `rat_${day}`,
  level,
});

class Story {
  case: Case;
  moves: Move[];

  constructor(day: string, level: Level) {
    const opened = openCase(rules, rated(day, level));
    this.case = opened.case;
    this.moves = [...opened.moves];
  }

  send(event: CaseEvent): string | undefined {
    const applied = applyEvent(rules, this.case, event);
    this.case = applied.case;
    this.moves.push(...applied.moves);
    return 'refusal' in applied ? applied.refusal : undefined;
  }

  rate = (day: string, level: Level) => this.send(rated(day, level));
  pass = (day: string) => this.send({ kind: 'elapsed', at: at(day) });
  verify = (day: string, by: Party) => this.send({ kind: 'verified', at: at(day), by });
  resume = (day: string, by: Party) => this.send({ kind: 'resumed', at: at(day), by });

  complete(day: string, id: string, by: Party, result?: Result): string | undefined {
    const duty = this.case.duties.find((it) => it.id === id && it.state === 'open');
    const number = duty?.number ?? 0;
    return this.send({
      kind: 'completed',
      at: at(day),
      by,
      duty: number,
      result,
      hasEvidence: true,
    });
  }

  open = (): string[] =>
    this.case.duties.filter(({ state }) => state === 'open').map(({ id }) => id);

  told = (...kinds: Move['kind'][]): string[] =>
    this.moves
      .filter(({ kind }) => kinds.includes(kind))
      .map((move) =>
        move.kind === 'moved'
          ? `${move.transition} ${move.from} ${move.to}`
          : `${move.kind}${'duty' in move ? ` ${move.duty.id}` : ''}`,
      );
}

describe('a case that falls to ORANGE', () => {
  const story = new Story('2026-03-02', 'NORMAL');

  it('rises at once, by as many levels as the rating says', () => {
    story.rate('2026-03-04', 'ORANGE');
    expect(story.case.state).toBe('ORANGE');
    expect(story.open()).toEqual([
      'rectification-plan',
      'rectification-result',
      'joint-visit',
      'check',
    ]);
  });

  it('refuses who is not asked, what is not an answer, and a claim without evidence', () => {
    expect(story.complete('2026-03-05', 'rectification-plan', bureau)).toBe('DUTY_NOT_YOURS');
    expect(story.complete('2026-03-05', 'check', township, 'confirmed')).toBe('RESULT_WRONG');
    const duty = story.case.duties.find(({ id }) => id === 'rectification-plan')?.number ?? 0;
    const bare = { kind: 'completed', at: at('2026-03-05'), by: cooperative, duty } as const;
    expect(story.send({ ...bare, hasEvidence: false })).toBe('EVIDENCE_NEEDED');
    expect(story.verify('2026-03-05', regulator)).toBe('NOT_READY');
  });

  it('gives a plan back, with a new term', () => {
    story.complete('2026-03-09', 'rectification-plan', cooperative);
    expect(story.complete('2026-03-11', 'confirm-rectification', bureau, 'returned')).toBe(
      undefined,
    );
    const plan = story.case.duties.find(({ id }) => id === 'rectification-plan');
    expect([plan?.state, plan?.dueAt.toISOString()]).toEqual(['open', '2026-03-18T16:00:00.000Z']);
  });

  it('is late once, on the instant, and says so once', () => {
    story.pass('2026-03-20');
    story.pass('2026-03-20');
    expect(story.told('late')).toEqual([
      'late joint-visit',
      'late rectification-plan',
      'late check',
    ]);
  });

  it('comes down when both sides have done their part and two bodies have verified it', () => {
    story.complete('2026-03-23', 'joint-visit', bureau);
    story.complete('2026-03-23', 'rectification-plan', cooperative);
    story.complete('2026-03-24', 'confirm-rectification', bureau, 'confirmed');
    story.complete('2026-03-25', 'check', township, 'passed');
    story.complete('2026-04-10', 'rectification-result', cooperative);
    story.complete('2026-04-13', 'confirm-result', bureau, 'confirmed');
    story.complete('2026-04-14', 'check', township, 'passed');
    expect(hurdlesOf(rules, story.case)).toEqual(['RATING_NOT_BETTER']);
    story.rate('2026-04-15', 'NORMAL');
    expect(hurdlesOf(rules, story.case)).toEqual([]);
    expect(story.verify('2026-04-16', cooperative)).toBe('KEY_NOT_YOURS');
    expect(story.verify('2026-04-16', bureau)).toBe('KEY_SAME_PERSON');
    expect(story.verify('2026-04-16', secondBureau)).toBe(undefined);
    expect(story.case.state).toBe('ORANGE');
    // Nor the other way round: whoever has turned a key does nothing that it is for.
    expect(story.complete('2026-04-16', 'check', secondBureau, 'passed')).toBe('DUTY_NOT_YOURS');
    expect(story.verify('2026-04-16', party('bureau', 'third'))).toBe('KEY_SAME_BODY');
    expect(story.verify('2026-04-17', regulator)).toBe(undefined);
    expect(story.case.state).toBe('YELLOW');
  });

  it('falls by one level only, whatever the rating says', () => {
    expect(story.told('moved')).toEqual([
      'OPENED NORMAL NORMAL',
      'RISE-RATED NORMAL ORANGE',
      'FALL-ONE ORANGE YELLOW',
    ]);
    expect(story.verify('2026-04-17', secondTownship)).toBe('NOT_READY');
  });

  it('takes turned keys back when a rating is no better', () => {
    const other = new Story('2026-03-02', 'RED');
    other.complete('2026-03-02', 'freeze', cooperative);
    other.complete('2026-03-03', 'full-list', cooperative);
    other.complete('2026-03-03', 'case-group', bureau);
    expect(other.complete('2026-03-04', 'decision', bureau, 'pause')).toBe('DUTY_NOT_YOURS');
    other.complete('2026-03-04', 'decision', regulator, 'pause');
    other.rate('2026-03-05', 'BLUE');
    expect(hurdlesOf(rules, other.case)).toEqual(['PAUSED']);
    expect(other.resume('2026-03-05', bureau)).toBe(undefined);
    expect(other.resume('2026-03-05', secondBureau)).toBe('KEY_SAME_BODY');
    expect(other.resume('2026-03-05', regulator)).toBe(undefined);
    expect(other.verify('2026-03-06', secondTownship)).toBe(undefined);
    other.rate('2026-03-06', 'DATA_GAP');
    expect(other.case.verifiedBy).toEqual([]);
    expect(hurdlesOf(rules, other.case)).toEqual(['RATING_NOT_BETTER']);
    expect(other.open()).toEqual(['deliver-data', 'remind-data', 'bookkeeping-help']);
  });
});

describe('a key', () => {
  it('is turned by nobody who does a duty behind it', () => {
    const orange = new Story('2026-03-02', 'ORANGE');
    for (const id of ['rectification-plan', 'rectification-result']) {
      orange.complete('2026-03-03', id, cooperative);
    }
    orange.complete('2026-03-03', 'confirm-rectification', bureau, 'confirmed');
    orange.complete('2026-03-03', 'confirm-result', bureau, 'confirmed');
    orange.complete('2026-03-03', 'joint-visit', bureau);
    orange.complete('2026-03-03', 'check', township, 'passed');
    expect(orange.complete('2026-03-17', 'check', township, 'passed')).toBe('DUTY_TOO_EARLY');
    expect(orange.complete('2026-03-18', 'check', township, 'passed')).toBe(undefined);
    orange.rate('2026-04-02', 'NORMAL');
    expect(orange.verify('2026-04-02', secondTownship)).toBe(undefined);
    expect(orange.complete('2026-04-02', 'check', secondTownship, 'passed')).toBe(
      'KEY_SAME_PERSON',
    );
    expect(orange.complete('2026-04-02', 'check', township, 'failed')).toBe(undefined);
    expect(orange.verify('2026-04-03', regulator)).toBe('NOT_READY');
  });
});

describe('deadlines that really escalate', () => {
  it('raise YELLOW when no plan comes, five working days after its term', () => {
    const story = new Story('2026-09-21', 'YELLOW');
    story.complete('2026-09-22', 'report-to-supervisors', cooperative);
    story.complete('2026-10-09', 'monthly-data', cooperative);
    story.pass('2026-10-17');
    // Ten working days over the national holiday: 25 September to 7 October are mostly free.
    expect(story.told('moved').at(-1)).toBe('OPENED YELLOW YELLOW');
    expect(story.told('late')).toContain('late plan');
    story.pass('2026-10-25');
    expect(story.told('moved').at(-1)).toBe('RISE-DEADLINE YELLOW ORANGE');
  });

  it('raise YELLOW when the cooperative is late twice', () => {
    const story = new Story('2026-03-02', 'YELLOW');
    story.complete('2026-03-03', 'plan', cooperative);
    story.pass('2026-03-18');
    expect(story.told('moved').at(-1)).toBe('OPENED YELLOW YELLOW');
    story.pass('2026-04-11');
    expect(story.told('late')).toContain('late report-to-supervisors');
    expect(story.told('moved').at(-1)).toBe('RISE-LATE YELLOW ORANGE');
  });

  it('count one missed day once, however many terms end with it', () => {
    const story = new Story('2026-03-02', 'YELLOW');
    story.pass('2026-03-18');
    expect(story.told('late')).toEqual([
      ...['late plan', 'late report-to-supervisors'],
      'late assign-help',
    ]);
    expect(story.case.state).toBe('YELLOW');
    story.pass('2026-03-24');
    expect(story.told('moved').at(-1)).toBe('RISE-DEADLINE YELLOW ORANGE');
  });

  it('run again for what was given back', () => {
    const story = new Story('2026-03-02', 'ORANGE');
    story.complete('2026-03-12', 'rectification-plan', cooperative);
    story.complete('2026-03-13', 'confirm-rectification', bureau, 'returned');
    story.pass('2026-03-25');
    const late = story.told('late').filter((it) => it === 'late rectification-plan');
    expect(late).toHaveLength(2);
  });

  it('raise ORANGE after 60 days without a result', () => {
    const story = new Story('2026-03-02', 'ORANGE');
    story.pass('2026-05-01');
    expect(story.case.state).toBe('ORANGE');
    story.pass('2026-05-02');
    expect(story.case.state).toBe('RED');
  });
});

describe('an exit', () => {
  const exit = (story: Story, day: string, by: Party) =>
    story.send({ kind: 'exit-requested', at: at(day), by });

  it('is the wish of the cooperative, and no way out of a serious warning', () => {
    const orange = new Story('2026-03-02', 'ORANGE');
    expect(exit(orange, '2026-03-03', cooperative)).toBe('EXIT_NOT_OPEN');
    const yellow = new Story('2026-03-02', 'YELLOW');
    for (const official of [township, bureau, regulator]) {
      expect(exit(yellow, '2026-03-03', official)).toBe('DUTY_NOT_YOURS');
    }
    expect(exit(yellow, '2026-03-03', cooperative)).toBe(undefined);
    expect(yellow.case.state).toBe('EXIT');
  });

  it('is decided in danger by a case group that has met', () => {
    const red = new Story('2026-03-02', 'RED');
    expect(red.complete('2026-03-03', 'decision', bureau, 'exit')).toBe('NOT_READY');
    red.complete('2026-03-03', 'case-group', bureau);
    expect(red.complete('2026-03-04', 'decision', bureau, 'exit')).toBe(undefined);
    expect(red.case.state).toBe('EXIT');
  });

  it('is followed up for six months, whether the business was paused or not', () => {
    const red = new Story('2026-03-02', 'RED');
    red.complete('2026-03-03', 'case-group', bureau);
    red.case = { ...red.case, isPaused: true };
    red.complete('2026-03-04', 'decision', bureau, 'exit');
    for (const id of ['settle', 'close-place']) red.complete('2026-03-05', id, cooperative);
    for (const id of ['confirm-settlement', 'confirm-closure']) {
      red.complete('2026-03-06', id, bureau, 'confirmed');
    }
    expect(red.complete('2026-08-03', 'follow-up', township)).toBe('DUTY_TOO_EARLY');
    expect(red.complete('2026-09-07', 'follow-up', township)).toBe(undefined);
    expect(hurdlesOf(rules, red.case)).toEqual([]);
    red.verify('2026-09-08', secondTownship);
    red.verify('2026-09-08', regulator);
    expect(red.case.state).toBe('CLOSED');
  });
});

describe('an objection', () => {
  it('is decided by a review, and not as a duty is done', () => {
    const story = new Story('2026-03-02', 'BLUE');
    story.send({ kind: 'objected', at: at('2026-03-03'), by: cooperative });
    expect(story.complete('2026-03-04', 'decide-objection', bureau, 'upheld')).toBe(
      'DECIDED_BY_REVIEW',
    );
    const duty = story.case.duties.find(({ id }) => id === 'decide-objection')?.number ?? 0;
    const decided = { kind: 'completed', at: at('2026-03-04'), by: bureau, duty } as const;
    story.send({ ...decided, result: 'upheld', hasEvidence: false, isReview: true });
    expect(story.case.disputedRatingId).toBe(null);
  });
});

describe('missing data', () => {
  it('are asked for no more once they are there', () => {
    const story = new Story('2026-03-02', 'BLUE');
    story.rate('2026-03-03', 'DATA_GAP');
    expect(story.open()).toContain('deliver-data');
    story.rate('2026-03-04', 'BLUE');
    expect(story.open()).not.toContain('deliver-data');
  });
});
