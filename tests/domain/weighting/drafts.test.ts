import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCounty } from '../../../src/domain/counties/create.ts';
import { demonstrationActors } from '../../../src/domain/demonstration/seed.ts';
import { createKey } from '../../../src/domain/keys/create.ts';
import { createDraft } from '../../../src/domain/weighting/create-draft.ts';
import { getDraft } from '../../../src/domain/weighting/get-draft.ts';
import { listDrafts } from '../../../src/domain/weighting/list-drafts.ts';
import { listExperts } from '../../../src/domain/weighting/list-experts.ts';
import { openRound } from '../../../src/domain/weighting/open-round.ts';
import { openTestHouse, type TestHouse } from '../../support/house.ts';
import { EXPERTS, weightingOf } from '../../support/weighting.ts';

/* How a new version of a model begins. */

const { bureau, regulator, expert, township, cooperative, bank } = demonstrationActors();
const INPUT = { title: '年度权重', reason: '年度复核' };
const ALL = EXPERTS.map(({ actor }) => ({ expertId: actor.id }));
const [MEMBERS, OTHERS] = [ALL.slice(0, 2), ALL.slice(1)];

let test: TestHouse;
let steps: ReturnType<typeof weightingOf>;

beforeAll(async () => {
  test = await openTestHouse();
  steps = weightingOf(test);
});
afterAll(async () => test.close());

const open = (draftId: string, revision: number | undefined, round: object = {}) =>
  openRound({
    ctx: test.as(bureau),
    input: {
      draftId,
      revision,
      round: { closesAt: '2026-12-24T04:00:00Z', members: MEMBERS, ...round },
    },
  });

describe('a draft', () => {
  it('takes the next minor version, whatever became of those before', async () => {
    const [first, second] = [await steps.begin(), await steps.begin()];
    const minor = ({ version }: { version: string }) => Number(version.split('.')[1]);
    expect(first).toMatchObject({ state: 'DRAFT', revision: 1, baseVersion: '1.0.0', round: null });
    expect(minor(second)).toBe(minor(first) + 1);
    expect(first.events).toMatchObject([
      { revision: 1, action: 'weighting.draft', note: '年度复核' },
    ]);
  });

  it('takes one version each when several are begun at once', async () => {
    const begun = await Promise.all([steps.begin(), steps.begin(), steps.begin()]);
    expect(new Set(begun.map(({ version }) => version)).size).toBe(3);
  });

  it('is begun once for one idempotency key', async () => {
    const ctx = () => test.as(bureau, 'draft-once');
    const first = await createDraft({ ctx: ctx(), input: INPUT });
    const again = await createDraft({ ctx: ctx(), input: INPUT });
    expect(again).toEqual({ value: first.value, isReplay: true });
  });

  it.each([regulator, expert, township, cooperative, bank])(
    'is not begun by a $role',
    async (actor) => {
      await expect(createDraft({ ctx: test.as(actor), input: INPUT })).rejects.toMatchObject({
        code: 'FORBIDDEN',
      });
    },
  );

  it('departs from a model that exists', async () => {
    const input = { ...INPUT, model: 'nothing-2026' };
    await expect(createDraft({ ctx: test.as(bureau), input })).rejects.toMatchObject({
      code: 'MODEL_UNKNOWN',
    });
  });

  it.each([
    ['a title', { ...INPUT, title: ' ' }],
    ['a known random index', { ...INPUT, aggregation: { randomIndex: 'mine' } }],
    ['a known mean', { ...INPUT, aggregation: { mean: 'median' } }],
  ])('needs %s', async (_, input) => {
    await expect(createDraft({ ctx: test.as(bureau), input: input as never })).rejects.toThrow();
  });

  it('is read by the bureau and the regulator, page by page, newest first', async () => {
    const page = await listDrafts({ ctx: test.as(regulator), input: { limit: 2 } });
    expect(page.items).toHaveLength(2);
    const rest = await listDrafts({
      ctx: test.as(bureau),
      input: { limit: 100, after: page.next ?? '' },
    });
    const ids = [...page.items, ...rest.items].map(({ draftId }) => draftId);
    expect(ids).toEqual([...new Set(ids)].sort().reverse());
    expect(rest.next).toBeNull();
  });

  it('of another county is not there', async () => {
    const { draftId } = await steps.begin();
    const other = { countyCode: '370321', zh: '桓台县', en: 'Huantai', towns: [] };
    const towns = [{ townId: 'suozhen', zh: '索镇', en: 'Suozhen' }];
    await createCounty({ house: test.house, input: { ...other, towns } });
    const ctx = test.as({ ...bureau, countyCode: '370321' });
    const missing = (id: string) => getDraft({ ctx, input: { draftId: id } });
    await expect(missing(draftId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(missing('wdr_none')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await listDrafts({ ctx, input: {} })).toEqual({ items: [], next: null });
  });
});

describe('a round', () => {
  it.each([
    ['is over before it begins', { closesAt: '2026-11-24T01:00:00Z' }, '/closesAt'],
    ['names an expert twice', { members: [...MEMBERS, MEMBERS[0]] }, '/members/2/expertId'],
  ])('is refused where it %s', async (_, round, pointer) => {
    const { draftId, revision } = await steps.begin();
    await expect(open(draftId, revision, round)).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      issues: [{ pointer }],
    });
  });

  it('needs two experts at least', async () => {
    const { draftId, revision } = await steps.begin();
    await expect(open(draftId, revision, { members: MEMBERS.slice(0, 1) })).rejects.toThrow();
  });

  it('is opened by who has read the newest state', async () => {
    const { draftId, revision } = await steps.begin();
    await expect(open(draftId, undefined)).rejects.toMatchObject({ code: 'REVISION_NEEDED' });
    await expect(open(draftId, revision + 1)).rejects.toMatchObject({ code: 'REVISION_STALE' });
    const { value } = await open(draftId, revision);
    expect(value).toMatchObject({ state: 'JUDGING', revision: 2, round: 1 });
    await expect(open(draftId, revision)).rejects.toMatchObject({ code: 'REVISION_STALE' });
    const waiting = await steps.inReview();
    await expect(open(waiting.draftId, waiting.revision)).rejects.toMatchObject({
      code: 'WEIGHTING_STATE',
    });
  });

  it('that cannot be closed is followed by another one', async () => {
    const { draftId, revision } = await steps.begin();
    const first = await open(draftId, revision);
    const second = await open(draftId, first.value.revision, { members: OTHERS });
    expect(second.value).toMatchObject({ state: 'JUDGING', round: 2 });
    const asked = second.value.rounds.at(-1)?.members.map(({ expertId }) => expertId);
    expect(asked).toEqual(OTHERS.map(({ expertId }) => expertId));
  });
});

describe('experts who may be asked', () => {
  const key = { countyCode: '370322', role: 'expert', organisation: 'demo-experts' } as const;
  const OF_DEMONSTRATION = EXPERTS.map(({ actor }) => actor.id);
  const idsOf = async () => {
    const { items } = await listExperts({ ctx: test.as(bureau), input: {} });
    return items.map(({ expertId }) => expertId);
  };

  it('are those who can sign in as one, each once', async () => {
    await createKey({ house: test.house, input: { ...key, id: 'li-wei', name: '李伟' } });
    await createKey({ house: test.house, input: { ...key, id: 'li-wei', name: '李伟' } });
    const expiresAt = '2026-01-01T00:00:00Z';
    await createKey({ house: test.house, input: { ...key, id: 'gone', name: '王红', expiresAt } });
    expect(await idsOf()).toEqual([...OF_DEMONSTRATION, 'li-wei']);
    const { items } = await listExperts({ ctx: test.as(bureau), input: {} });
    expect(items.at(-1)).toEqual({
      ...{ expertId: 'li-wei', name: '李伟', organisation: 'demo-experts' },
      organisationName: {
        zh: '评审专家组（演示）',
        en: 'Panel of experts (demonstration)',
      },
    });
  });

  it('come page by page', async () => {
    const input = { limit: 3 };
    const first = await listExperts({ ctx: test.as(bureau), input });
    expect(first.items.map(({ expertId }) => expertId)).toEqual(OF_DEMONSTRATION);
    expect(first.next).toBe(OF_DEMONSTRATION.at(-1));
    const rest = await listExperts({
      ctx: test.as(bureau),
      input: { ...input, after: first.next ?? '' },
    });
    expect(rest).toMatchObject({ items: [{ expertId: 'li-wei', name: '李伟' }], next: null });
  });

  it.each([regulator, expert, bank])('are no business of $role', async (actor) => {
    await expect(listExperts({ ctx: test.as(actor), input: {} })).rejects.toThrow('role');
  });
});
