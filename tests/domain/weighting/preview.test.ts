import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listNewestRatings } from '../../../src/db/ratings.ts';
import { read } from '../../../src/domain/change.ts';
import { demonstrationActors } from '../../../src/domain/demonstration/seed.ts';
import { recordFacts } from '../../../src/domain/facts/record.ts';
import { evidenceOfMany, evidenceValues } from '../../../src/domain/ratings/evidence.ts';
import { getRating } from '../../../src/domain/ratings/get.ts';
import { rateCooperative } from '../../../src/domain/ratings/rate.ts';
import { previewEffect } from '../../../src/domain/weighting/preview-effect.ts';
import type { Draft } from '../../../src/domain/weighting/schemas.ts';
import { openTestHouse, type TestHouse } from '../../support/house.ts';
import { weightingOf } from '../../support/weighting.ts';

/* What a draft would do to every cooperative. */

const { bureau, regulator, township, expert, cooperative } = demonstrationActors();

/** Scores high, so that it can fall. */
const SOUND_USCC = '93370322000000617J';
const NOTHING_FILED = { filingsDue: 4, filingsOnTime: 0 };

let test: TestHouse;
let steps: ReturnType<typeof weightingOf>;
let draft: Draft;

beforeAll(async () => {
  test = await openTestHouse();
  steps = weightingOf(test);
  draft = await steps.aggregated();
});
afterAll(async () => test.close());

const preview = (actor = bureau, { draftId } = draft) =>
  previewEffect({ ctx: test.as(actor), input: { draftId } });

describe('a preview', () => {
  it('names every cooperative, movers first and then by the size of the change', async () => {
    const { cooperatives, movers, counts } = await preview();
    expect(cooperatives).toHaveLength(35);
    expect(movers).toBeGreaterThan(0);
    expect(cooperatives.map(({ isMover }) => isMover)).toEqual([
      ...Array(movers).fill(true),
      ...Array(35 - movers).fill(false),
    ]);
    const sizes = cooperatives.slice(movers).map(({ change }) => Math.abs(change ?? 0));
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    for (const side of ['before', 'after'] as const) {
      expect(counts.reduce((sum, it) => sum + it[side], 0)).toBe(35);
    }
  });

  it('begins from the ratings that people see', async () => {
    const { cooperatives } = await preview();
    for (const { uscc, before } of cooperatives) {
      const { score, level } = await getRating({ ctx: test.as(bureau), input: { uscc } });
      expect({ score, level }).toEqual(before);
    }
  });

  it('remembers what ratings remember, under each version by itself', async () => {
    const rated = async (facts: Record<string, string | number>) => {
      const recording = { fiscalYear: 2025, source: '公开查询（虚构）', facts };
      await recordFacts({ ctx: test.as(bureau), input: { uscc: SOUND_USCC, recording } });
      const input = { uscc: SOUND_USCC, request: { fiscalYear: 2025 } };
      return (await rateCooperative({ ctx: test.as(bureau), input })).value;
    };
    await rated({ overdueDays: 0, judicialRecord: 'none' });
    const fallen = await rated({ overdueDays: 29, judicialRecord: 'minor', ...NOTHING_FILED });
    expect(fallen).toMatchObject({ levelByScore: 'NORMAL', level: 'BLUE' });
    expect(fallen.triggers).toMatchObject([{ code: 'FALL_8' }]);
    const { cooperatives } = await preview();
    const shown = cooperatives.find(({ uscc }) => uscc === SOUND_USCC);
    expect(shown?.before).toEqual({ score: fallen.score, level: 'BLUE' });
    expect(shown?.after.score).toBeGreaterThan(80);
    expect(shown).toMatchObject({ after: { level: 'BLUE' }, isMover: false, probability: 1 });
  });

  it('says how sure it is, the same every time', async () => {
    const first = await preview();
    expect(await preview(regulator)).toEqual(first);
    for (const { after, probability, low, high } of first.cooperatives) {
      expect(probability).toBeGreaterThan(0);
      expect(probability).toBeLessThanOrEqual(1);
      if (after.score === null) expect([low, high]).toEqual([null, null]);
      else expect(low as number).toBeLessThanOrEqual(high as number);
    }
    expect(first.cooperatives.some(({ probability }) => probability < 0.9)).toBe(true);
  });

  it('draws as often as about 20,000 scores allow', async () => {
    expect((await preview()).draws).toBe(500);
  });

  it.each([township, expert, cooperative])('is not for a $role', async (actor) => {
    await expect(preview(actor)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('is not there before a round was closed, nor for a draft that does not exist', async () => {
    await expect(preview(bureau, await steps.begin())).rejects.toMatchObject({
      code: 'WEIGHTING_STATE',
    });
    await expect(preview(bureau, { ...draft, draftId: 'wdr_none' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('comes true and stays one with the version that is replaced: rated under the published version, scores are those that were shown', async () => {
    const { cooperatives, movers, counts, ...before } = await preview();
    expect(before).toMatchObject({ standing: 'in-force', against: { version: '1.0.0' } });
    await steps.publish(await steps.decide(await steps.submit(draft)));
    test.setNow('2026-12-02T00:00:00Z');
    for (const { uscc, fiscalYear, after } of cooperatives.slice(0, 5)) {
      const input = { uscc, request: { fiscalYear } };
      const { value } = await rateCooperative({ ctx: test.as(bureau), input });
      expect({ score: value.score, level: value.level }).toEqual(after);
    }
    const replaced = { standing: 'replaced', against: { version: '1.0.0' } };
    expect(await preview()).toMatchObject({ ...replaced, movers, counts });
  });
});

describe('evidence of many', () => {
  it('is that of each', async () => {
    await read(test.as(bureau), async (trx) => {
      const rows = await listNewestRatings(trx, bureau.countyCode);
      const many = await evidenceOfMany(trx, bureau.countyCode, rows);
      for (const [k, row] of rows.entries()) {
        expect(many[k]).toEqual(await evidenceValues(trx, bureau.countyCode, row));
      }
    });
  });
});
