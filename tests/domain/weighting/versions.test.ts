import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { read } from '../../../src/domain/change.ts';
import { getOverview } from '../../../src/domain/counties/get-overview.ts';
import { demonstrationActors } from '../../../src/domain/demonstration/seed.ts';
import { getDisclosureSheet } from '../../../src/domain/disclosure-sheets/get.ts';
import { modelInForce, versionWithout } from '../../../src/domain/models/find.ts';
import { getModel } from '../../../src/domain/models/get.ts';
import { listVersions } from '../../../src/domain/models/list-versions.ts';
import { exportRating } from '../../../src/domain/ratings/export.ts';
import { getRating } from '../../../src/domain/ratings/get.ts';
import { rateCooperative } from '../../../src/domain/ratings/rate.ts';
import { compareShadow } from '../../../src/domain/weighting/compare-shadow.ts';
import { confirmRetirement } from '../../../src/domain/weighting/confirm-retirement.ts';
import { getDraft } from '../../../src/domain/weighting/get-draft.ts';
import { proposeRetirement } from '../../../src/domain/weighting/propose-retirement.ts';
import type { Draft } from '../../../src/domain/weighting/schemas.ts';
import { requireOne } from '../../../src/domain/weighting/take-over.ts';
import { openTestHouse, type TestHouse } from '../../support/house.ts';
import { NOON, weightingOf } from '../../support/weighting.ts';

/* Which version counts on which day. */

const { bureau, regulator, cooperative, bank } = demonstrationActors();
const MODEL = 'gaoqing-2026';
const USCC = '93370322000000713U';

let test: TestHouse;
let steps: ReturnType<typeof weightingOf>;
let earlier: Draft;
let later: Draft;

beforeAll(async () => {
  test = await openTestHouse();
  steps = weightingOf(test);
  earlier = await steps.published({ inForceFrom: '2026-12-10', shadowFrom: '2026-12-01' });
  later = await steps.published({ inForceFrom: '2027-01-10' });
});
afterEach(() => test.setNow(NOON));
afterAll(async () => test.close());

const inForceOn = (instant: string, actor = bureau) =>
  read(test.as(actor), async (trx) => {
    const model = await modelInForce(trx, actor.countyCode, MODEL, new Date(instant));
    return model?.version;
  });
const rate = async (instant: string) => {
  test.setNow(instant);
  const input = { uscc: USCC, request: {} };
  return (await rateCooperative({ ctx: test.as(bureau), input })).value;
};
const stateOn = async ({ draftId }: Draft, instant: string) => {
  test.setNow(instant);
  return (await getDraft({ ctx: test.as(regulator), input: { draftId } })).state;
};

describe('the version in force', () => {
  it('changes at midnight in China, by itself', async () => {
    expect(await inForceOn('2026-12-09T15:59:59Z')).toBe('1.0.0');
    expect(await inForceOn('2026-12-09T16:00:00Z')).toBe(earlier.version);
    expect(await inForceOn('2027-01-09T16:00:00Z')).toBe(later.version);
  });

  it('is that of the county alone', async () => {
    const elsewhere = { ...bureau, countyCode: '370321' };
    expect(await inForceOn('2027-06-01T00:00:00Z', elsewhere)).toBe('1.0.0');
  });

  it('is what drafts say of themselves', async () => {
    expect(await stateOn(earlier, '2026-11-30T00:00:00Z')).toBe('PUBLISHED');
    expect(await stateOn(earlier, '2026-12-01T00:00:00Z')).toBe('SHADOW');
    expect(await stateOn(earlier, '2026-12-10T00:00:00Z')).toBe('IN_FORCE');
    expect(await stateOn(later, '2027-01-09T00:00:00Z')).toBe('PUBLISHED');
  });

  it('is what the overview, the model and the list of versions name', async () => {
    test.setNow('2026-12-20T00:00:00Z');
    const overview = await getOverview({ ctx: test.as(bureau), input: {} });
    expect(overview.model.version).toBe(earlier.version);
    const model = await getModel({ ctx: test.as(bank), input: { modelId: MODEL } });
    expect(model.digest).toBe(overview.model.digest);
    const base = await getModel({
      ctx: test.as(bank),
      input: { modelId: MODEL, version: '1.0.0' },
    });
    expect(base.file.version).toBe('1.0.0');
    const { items } = await listVersions({ ctx: test.as(bank), input: { modelId: MODEL } });
    expect(items.map(({ version, isInForce }) => [version, isInForce])).toEqual([
      [later.version, false],
      [earlier.version, true],
      ['1.0.0', false],
    ]);
    const seen: string[] = [];
    for (let next: string | null = ''; next !== null; ) {
      const input = { modelId: MODEL, limit: 1, ...(next === '' ? {} : { after: next }) };
      const page = await listVersions({ ctx: test.as(bank), input });
      seen.push(...page.items.map(({ version }) => version));
      next = page.next;
    }
    expect(seen).toEqual(items.map(({ version }) => version));
  });

  it('of a model or version that does not exist is not there', async () => {
    const wanted = [{ modelId: 'nothing' }, { modelId: MODEL, version: '7.0.0' }];
    for (const input of wanted) {
      await expect(getModel({ ctx: test.as(bank), input })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
    }
    await expect(
      listVersions({ ctx: test.as(bank), input: { modelId: 'nothing' } }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is the base of the next draft', async () => {
    test.setNow('2026-12-20T00:00:00Z');
    expect((await steps.begin()).baseVersion).toBe(earlier.version);
  });
});

describe('a rating', () => {
  it('in the shadow period is that of the version in force, with the other beside it', async () => {
    const before = await rate('2026-11-30T00:00:00Z');
    const shadowed = await rate('2026-12-05T00:00:00Z');
    expect([shadowed.model.version, shadowed.score]).toEqual(['1.0.0', before.score]);
    const input = { draftId: earlier.draftId };
    const comparison = await compareShadow({ ctx: test.as(regulator), input });
    expect(comparison).toMatchObject({
      version: earlier.version,
      total: 1,
      items: [{ ratingId: shadowed.ratingId, score: shadowed.score, version: '1.0.0' }],
    });
    const inForce = await rate('2026-12-10T00:00:00Z');
    expect(inForce.model.version).toBe(earlier.version);
    expect(inForce.score).toBe(comparison.items[0]?.shadowScore);
    expect((await compareShadow({ ctx: test.as(bureau), input })).total).toBe(1);
  });

  it('stays bound to the version that it was made with, also for who cannot see drafts', async () => {
    const made = await rate('2026-12-15T00:00:00Z');
    test.setNow('2027-02-01T00:00:00Z');
    const owner = { ...cooperative, organisation: USCC };
    const again = await getRating({
      ctx: test.as(owner),
      input: { uscc: USCC, ratingId: made.ratingId },
    });
    expect(again).toEqual(made);
  });

  it('is repeated and explained by the version of the county that it was made with', async () => {
    const { ratingId, score, model } = await rate('2026-12-16T00:00:00Z');
    const input = { uscc: USCC, ratingId };
    const { scoreOutput } = await exportRating({ ctx: test.as(bureau), input });
    expect(JSON.parse(scoreOutput)).toMatchObject({ id: ratingId, score });
    const sheet = await getDisclosureSheet({ ctx: test.as(bureau), input });
    expect(sheet.model).toEqual(model);
    expect(model.version).toBe(earlier.version);
  });
});

describe('a version that is retired', () => {
  it('leaves the place to the one before it', async () => {
    const { draftId, revision } = await steps.published({ inForceFrom: '2027-02-10' });
    const retirement = { retiredFrom: '2027-03-01', reason: '发现错误' };
    const { value: proposed } = await proposeRetirement({
      ctx: test.as(bureau),
      input: { draftId, revision, retirement },
    });
    expect(await inForceOn('2027-03-02T00:00:00Z')).toBe(proposed.version);
    expect(proposed.retirement).toMatchObject({ takesOver: later.version });
    const input = { draftId, revision: proposed.revision };
    await confirmRetirement({ ctx: test.as(regulator), input });
    expect(await inForceOn('2027-02-20T00:00:00Z')).toBe(proposed.version);
    expect(await inForceOn('2027-03-02T00:00:00Z')).toBe(later.version);
    expect(await stateOn(proposed, '2027-03-02T00:00:00Z')).toBe('RETIRED');
  });

  it('names the one that takes over, on its day, also in the audit record', async () => {
    const { draftId, revision } = later;
    const retirement = { retiredFrom: '2027-02-01', reason: '发现错误' };
    const input = { draftId, revision, retirement };
    const { value } = await proposeRetirement({ ctx: test.as(bureau), input });
    expect(value.retirement?.takesOver).toBe(earlier.version);
    await confirmRetirement({
      ctx: test.as(regulator),
      input: { draftId, revision: value.revision },
    });
    const { rows } = await sql<{ record: string }>`select record from audit_record
      where chain = ${`model:${MODEL}@${later.version}`} order by seq desc limit 2`.execute(
      test.house.db,
    );
    const takesOver = rows.map(({ record }) => JSON.parse(record).details.takesOver);
    expect(takesOver).toEqual([earlier.version, earlier.version]);
  });

  it('is not confirmed when another one would take over by now', async () => {
    const { draftId, revision } = await steps.published({ inForceFrom: '2027-05-01' });
    const propose = (read: number) => {
      const retirement = { retiredFrom: '2027-06-01', reason: '发现错误' };
      const input = { draftId, revision: read, retirement };
      return proposeRetirement({ ctx: test.as(bureau), input });
    };
    const confirm = (read: number) =>
      confirmRetirement({ ctx: test.as(regulator), input: { draftId, revision: read } });
    const { value: first } = await propose(revision);
    const other = await steps.published({ inForceFrom: '2027-04-01' });
    await expect(confirm(first.revision)).rejects.toMatchObject({ code: 'TAKE_OVER_CHANGED' });
    const { value: second } = await propose(first.revision);
    expect(second.retirement?.takesOver).toBe(other.version);
    expect((await confirm(second.revision)).value.retirement?.confirmedBy).toBe(regulator.id);
  });

  it('leaves no county without a version', () => {
    expect(versionWithout([], ['1.0.0'], { version: '1.1.0', day: '2027-01-01' })).toBe('1.0.0');
    const none = versionWithout([], [], { version: '1.1.0', day: '2027-01-01' });
    expect(() => requireOne(none)).toThrow(
      expect.objectContaining({
        code: 'INPUT_INVALID',
        issues: [expect.objectContaining({ pointer: '/retiredFrom', code: 'NO_VERSION_LEFT' })],
      }),
    );
  });
});
