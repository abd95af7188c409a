import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../src/domain/context.ts';
import { demonstrationActors } from '../../src/domain/demonstration/seed.ts';
import { rateCooperative } from '../../src/domain/ratings/rate.ts';
import type { Draft } from '../../src/domain/weighting/schemas.ts';
import { Visitor } from '../support/browsing.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { EXPERTS, NOON, weightingOf } from '../support/weighting.ts';

/* Weighting work as its pages tell it. */

const { bureau } = demonstrationActors();
const USCC = '93370322000000713U';
const [, , third] = EXPERTS.map(({ actor }) => actor);

let test: TestHouse;
let steps: ReturnType<typeof weightingOf>;

beforeAll(async () => {
  test = await openTestHouse();
  steps = weightingOf(test);
});
afterEach(() => test.setNow(NOON));
afterAll(async () => test.close());

const as = (role: Role) => new Visitor(test, `heheng_key=${test.keys[role]}`);
const pathOf = ({ draftId }: Draft) => `/weighting/${draftId}`;
const shown = async (role: Role, path: string) => (await as(role).get(path)).html;
const twoOfThree = async () => {
  const draft = await steps.open(await steps.begin());
  await steps.judge(draft);
  await steps.finish(
    draft,
    EXPERTS.slice(0, 2).map(({ actor }) => actor),
  );
  return draft;
};

describe('the form of a round', () => {
  it('offers experts of the county, and says at the seat who may not sit there', async () => {
    const draft = await steps.begin();
    const html = await shown('bureau', pathOf(draft));
    for (const { actor } of EXPERTS) expect(html).toContain(`<option value="${actor.id}">`);
    const form = {
      ...{ revision: String(draft.revision), closesAt: '2026-12-24T12:00' },
      ...{ 'members-0-expertId': third?.id ?? '', 'members-0-weight': '1' },
      ...{ 'members-1-expertId': 'nobody', 'members-1-weight': '1' },
    };
    const refused = await as('bureau').post(`${pathOf(draft)}/rounds`, form);
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('<a href="#members-1-expertId">本县没有这位专家');
    expect(refused.html).toContain('id="members-1-expertId-problem"');
  });
});

describe('the form that closes a round', () => {
  it('asks why somebody is not waited for, and tells it to the regulator', async () => {
    const draft = await twoOfThree();
    const field = `experts-${third?.id}`;
    expect(await shown('bureau', pathOf(draft))).toContain(`name="${field}"`);
    const revision = String(draft.revision);
    const early = await as('bureau').post(`${pathOf(draft)}/close`, { revision });
    expect([early.status, early.html]).toMatchObject([
      422,
      expect.stringContaining(`<a href="#${field}">${third?.name}还没有完成`),
    ]);
    const form = { revision, [field]: '生病，本轮不参加' };
    expect((await as('bureau').post(`${pathOf(draft)}/close`, form)).status).toBe(303);
    for (const path of [pathOf(draft), `${pathOf(draft)}/review`]) {
      const html = await shown('regulator', path);
      expect(html).toContain('不计入的判断');
      expect(html).toContain('生病，本轮不参加');
    }
  });

  it('says when the time is up who is left out by rule', async () => {
    const draft = await twoOfThree();
    test.setNow('2026-12-24T04:00:00Z');
    const html = await shown('bureau', pathOf(draft));
    expect(html).toContain(`按规则不计入：${third?.name}。`);
    expect(html).not.toContain(`name="experts-${third?.id}"`);
    await as('bureau').post(`${pathOf(draft)}/close`, { revision: String(draft.revision) });
    expect(await shown('regulator', `${pathOf(draft)}/review/GOAL`)).toContain(
      '不计入：按规则：截止时没有提交',
    );
  });
});

describe('a withdrawal', () => {
  it('of a draft ends it, with its reason and the name of who withdrew it', async () => {
    const draft = await steps.begin();
    const revision = String(draft.revision);
    const path = `${pathOf(draft)}/withdrawal`;
    const empty = await as('bureau').post(path, { revision, reason: '' });
    expect([empty.status, empty.html]).toMatchObject([422, expect.stringContaining('#reason')]);
    const done = await as('bureau').post(path, { revision, reason: '并入下一稿' });
    expect([done.status, done.location]).toEqual([303, pathOf(draft)]);
    const html = await shown('regulator', pathOf(draft));
    expect(html).toContain('并入下一稿');
    expect(html).toContain(bureau.name);
    expect(html).not.toContain(bureau.id);
    expect(html).not.toContain('<ol class="way');
  });

  it('of a submission is offered while nobody has decided', async () => {
    const draft = await steps.inReview();
    const path = `${pathOf(draft)}/submit/withdrawal`;
    expect(await shown('bureau', pathOf(draft))).toContain(`action="${path}"`);
    expect(await shown('regulator', pathOf(draft))).not.toContain(`action="${path}"`);
    const form = { revision: String(draft.revision), reason: '补充材料' };
    expect((await as('bureau').post(path, form)).status).toBe(303);
    const html = await shown('bureau', pathOf(draft));
    expect(html).toContain('已撤回送审');
    expect(html).toContain(`action="${pathOf(draft)}/submit"`);
  });
});

describe('a list', () => {
  it('of assignments goes on after any of them', async () => {
    const [older, newer] = [await twoOfThree(), await twoOfThree()];
    const html = await shown('expert', `/weighting/assignments?after=${newer.draftId}`);
    expect(html).toContain(`/weighting/assignments/${older.draftId}`);
    expect(html).not.toContain(`/weighting/assignments/${newer.draftId}"`);
  });

  it('of shadow ratings goes on after any of them', async () => {
    const draft = await steps.published({ inForceFrom: '2027-06-01', shadowFrom: '2026-11-24' });
    const rate = async () => {
      const input = { uscc: USCC, request: {} };
      return (await rateCooperative({ ctx: test.as(bureau), input })).value.ratingId;
    };
    const [, newer] = [await rate(), await rate()];
    const rows = async (query: string) =>
      (await shown('bureau', `${pathOf(draft)}/shadow${query}`)).split(`/cooperatives/${USCC}`)
        .length - 1;
    expect(await rows('')).toBe(2);
    expect(await rows(`?after=${newer}`)).toBe(1);
  });
});

describe('a version', () => {
  it('is compared with the one that it replaces, and the page says so', async () => {
    const draft = await steps.published({ inForceFrom: '2027-07-01' });
    const html = await shown('regulator', `${pathOf(draft)}/effect`);
    const [, self, other] = /用本版本 (\S+) 重算.*所取代的 (\S+) 对照/.exec(html) ?? [];
    expect(self).toBe(draft.version);
    expect(other).toMatch(/^1\.\d+\.0$/);
    expect(other).not.toBe(self);
  });

  it('is retired with the one that takes over named on the page', async () => {
    const draft = await steps.published({ inForceFrom: '2027-08-01' });
    const form = {
      ...{ revision: String(draft.revision), retiredFrom: '2027-09-01' },
      reason: '指标有误',
    };
    expect((await as('bureau').post(`${pathOf(draft)}/retirement`, form)).status).toBe(303);
    expect(await shown('regulator', pathOf(draft))).toMatch(/停用后由 1\.\d+\.0 接替。/);
  });
});

describe('a draft from a version that is no longer in force', () => {
  it('says so, and offers no submission', async () => {
    const draft = await steps.aggregated();
    expect(await shown('bureau', pathOf(draft))).toContain(`action="${pathOf(draft)}/submit"`);
    await steps.published({ inForceFrom: '2026-12-01' });
    test.setNow('2026-12-01T04:00:00Z');
    const html = await shown('bureau', pathOf(draft));
    expect(html).toContain('起草所依据的 1.0.0 已不是现行版本');
    expect(html).not.toContain(`action="${pathOf(draft)}/submit"`);
    expect(await shown('regulator', `${pathOf(draft)}/review`)).toContain('已不是现行版本');
  });
});
