import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demonstrationActors } from '../../src/domain/demonstration/seed.ts';
import { getEvaluation } from '../../src/domain/evaluations/get.ts';
import type { Evaluation } from '../../src/domain/evaluations/schemas.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';

/*
 * A year of two cooperatives, written into the database as it would stand, with what its evaluation
 * must say of it: one of Tangfang that fell and came back, one of another town that is in ORANGE.
 */

const COUNTY = '370322';
const OWN = '93370322000000617J';
const NOW = '2026-11-24T02:00:00Z';
const { bureau, township, cooperative } = demonstrationActors();

let test: TestHouse;
let other: { readonly uscc: string; readonly townId: string };

const owner = <Row>(text: string) => sql.raw<Row>(text).execute(test.house.db);

type Move = readonly [from: string, to: string, transition: string, at: string];

/** Rises alone: what a fall needs is not what is measured here. */
async function moves(uscc: string, all: readonly Move[]): Promise<void> {
  for (const [i, [from, to, transition, at]] of all.entries()) {
    await owner(`insert into case_move (county_code, uscc, stay, from_state, to_state, transition,
      moved_by, moved_at) values ('${COUNTY}', '${uscc}', ${i + 1}, '${from}', '${to}',
      '${transition}', 'operator', '${at}')`);
  }
  const [, state, , enteredAt] = all.at(-1) as Move;
  await owner(`insert into risk_case select '${COUNTY}', '${uscc}', '${state}', ${all.length}, 1,
    null, false, '${all[0]?.[3]}', '${enteredAt}', '${enteredAt}', 0, 1, rating_id, 'BLUE',
    '${enteredAt}', 0, 0, 0, '${enteredAt}', null, '1.0.0', 'sha256:0'
    from rating where uscc = '${uscc}' limit 1`);
}

type Due = readonly [body: string, dueAt: string, state: string, lateAt?: string];

async function duties(uscc: string, all: readonly Due[]): Promise<void> {
  for (const [i, [body, dueAt, state, lateAt]] of all.entries()) {
    const late = lateAt === undefined ? 'null' : `'${lateAt}'`;
    await owner(`insert into duty values ('${COUNTY}', '${uscc}', ${i + 1}, 'check', 1, '${body}',
      '2026-01-01T00:00:00Z', null, '${dueAt}', null, null, '${state}', false, ${late}, null, null,
      null, null, null, null, 'NORMAL', '1.0.0', 2026)`);
  }
}

beforeAll(async () => {
  test = await openTestHouse();
  test.setNow(NOW);
  const { rows } = await owner<{ uscc: string; townId: string }>(`select uscc, town_id
    from cooperative where town_id <> 'tangfang' and uscc in (select uscc from rating)
    order by uscc limit 1`);
  other = rows[0] as typeof other;
  await moves(OWN, [
    ['NORMAL', 'NORMAL', 'OPENED', '2025-06-01T00:00:00Z'],
    ['NORMAL', 'DATA_GAP', 'DATA-GAP', '2026-02-01T00:00:00Z'],
    ['DATA_GAP', 'NORMAL', 'DATA-BACK', '2026-03-01T00:00:00Z'],
    ['NORMAL', 'BLUE', 'RISE', '2026-11-14T02:00:00Z'],
    ['BLUE', 'YELLOW', 'RISE', '2026-11-20T02:00:00Z'],
  ]);
  await moves(other.uscc, [
    ['BLUE', 'BLUE', 'OPENED', '2025-11-24T02:00:00Z'],
    ['BLUE', 'ORANGE', 'RISE', '2026-10-25T02:00:00Z'],
  ]);
  await duties(OWN, [
    ['cooperative', '2026-05-01T16:00:00Z', 'done'],
    ['cooperative', '2026-05-08T16:00:00Z', 'done', '2026-05-08T16:00:00Z'],
    ['cooperative', '2026-06-01T16:00:00Z', 'missed', '2026-06-01T16:00:00Z'],
    ['cooperative', '2026-07-01T16:00:00Z', 'cancelled'],
    ['cooperative', '2026-12-01T16:00:00Z', 'open'],
    // Due by the clock, though no sweep has come by since.
    ['cooperative', '2026-11-23T16:00:00Z', 'open'],
    ['township', '2026-05-01T16:00:00Z', 'done'],
    ['township', '2026-05-02T16:00:00Z', 'cancelled', '2026-05-02T16:00:00Z'],
    ['bureau', '2026-05-01T16:00:00Z', 'done'],
    // The last day of the year before, and the last one of this year.
    ['bureau', '2025-12-31T16:00:00Z', 'done'],
    ['bureau', '2026-12-31T16:00:00Z', 'open'],
  ]);
  await duties(other.uscc, [
    ['cooperative', '2026-05-01T16:00:00Z', 'done'],
    ['regulator', '2026-05-01T16:00:00Z', 'open', '2026-05-01T16:00:00Z'],
  ]);
});
afterAll(async () => test.close());

const evaluationOf = (actor = bureau, year = 2026): Promise<Evaluation> =>
  getEvaluation({ ctx: test.as(actor), input: { year } });

const punctual = (onTime: number, late: number, lateOpen: number, open: number) => ({
  ...{ onTime, late, lateOpen, open },
  rate: onTime + late === 0 ? null : Math.round((onTime / (onTime + late)) * 10_000) / 10_000,
});

describe('the yearly evaluation', () => {
  it('counts a duty as on time, late, open, or not at all', async () => {
    const { cooperatives } = await evaluationOf();
    const own = cooperatives.find(({ uscc }) => uscc === OWN);
    expect(own).toMatchObject({
      cooperative: punctual(1, 3, 1, 1),
      government: punctual(2, 1, 0, 1),
      leftNormal: 2,
      returned: 1,
      closed: 0,
      channelResults: null,
    });
    expect(own?.cooperative.rate).toBe(0.25);
    expect(own?.government.rate).toBe(0.6667);
  });

  it('measures both sides and every body, by township and together', async () => {
    const { total, towns } = await evaluationOf();
    expect(total).toMatchObject({
      cooperative: punctual(2, 3, 1, 1),
      government: punctual(2, 2, 1, 1),
      bodies: [
        { body: 'township', ...punctual(1, 1, 0, 0) },
        { body: 'bureau', ...punctual(1, 0, 0, 1) },
        { body: 'regulator', ...punctual(0, 1, 1, 0) },
      ],
    });
    const of = (townId: string) => towns.find(({ town }) => town.townId === townId);
    expect(of('tangfang')).toMatchObject({
      cooperative: punctual(1, 3, 1, 1),
      government: punctual(2, 1, 0, 1),
    });
    expect(of(other.townId)).toMatchObject({
      cooperative: punctual(1, 0, 0, 0),
      government: punctual(0, 1, 1, 0),
      leftNormal: 0,
    });
    expect(towns.reduce((sum, { cooperatives }) => sum + cooperatives, 0)).toBe(total.cooperatives);
  });

  it('says how old cases are, in the present state and since NORMAL was left', async () => {
    const { total, towns } = await evaluationOf();
    expect(towns.find(({ town }) => town.townId === 'tangfang')?.ages).toEqual({
      ...{ cases: 1, medianDaysInState: 4, maxDaysInState: 4 },
      ...{ medianDaysSinceNormal: 10, maxDaysSinceNormal: 10 },
    });
    expect(total.ages).toEqual({
      ...{ cases: 2, medianDaysInState: 17, maxDaysInState: 30 },
      ...{ medianDaysSinceNormal: 187.5, maxDaysSinceNormal: 365 },
    });
  });

  it('tells the levels over the year, from where it began', async () => {
    const { cooperatives, isComplete } = await evaluationOf();
    expect(isComplete).toBe(false);
    const levels = cooperatives.find(({ uscc }) => uscc === OWN)?.levels ?? [];
    expect(levels.map(({ state, since }) => `${since.slice(0, 10)} ${state}`)).toEqual([
      '2025-06-01 NORMAL',
      '2026-02-01 DATA_GAP',
      '2026-03-01 NORMAL',
      '2026-11-14 BLUE',
      '2026-11-20 YELLOW',
    ]);
  });

  it('keeps a year that is over as it was', async () => {
    const { total, cooperatives, isComplete } = await evaluationOf(bureau, 2025);
    expect(isComplete).toBe(true);
    expect(total.bodies[1]).toEqual({ body: 'bureau', ...punctual(1, 0, 0, 0) });
    expect(total.ages?.cases).toBe(1);
    expect(total.leftNormal).toBe(0);
    const own = cooperatives.find(({ uscc }) => uscc === OWN);
    expect(own?.levels.map(({ state }) => state)).toEqual(['NORMAL']);
  });

  it('shows a township its own, and a cooperative nothing', async () => {
    const { towns, total, cooperatives } = await evaluationOf(township);
    expect(towns.map(({ town }) => town.townId)).toEqual(['tangfang']);
    expect(total.government).toEqual(punctual(2, 1, 0, 1));
    expect(total.ages?.cases).toBe(1);
    expect(cooperatives.some(({ uscc }) => uscc === other.uscc)).toBe(false);
    await expect(evaluationOf(cooperative)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('is not there before the year begins', async () => {
    await expect(evaluationOf(bureau, 2027)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    test.setNow('2026-12-31T16:00:00Z');
    expect((await evaluationOf(bureau, 2027)).year).toBe(2027);
    test.setNow(NOW);
  });
});
