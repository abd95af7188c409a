import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demonstrationActors } from '../../../src/domain/demonstration/seed.ts';
import { finishJudging } from '../../../src/domain/weighting/finish-judging.ts';
import { getAssignment } from '../../../src/domain/weighting/get-assignment.ts';
import { getProgress } from '../../../src/domain/weighting/get-progress.ts';
import { listAssignments } from '../../../src/domain/weighting/list-assignments.ts';
import type { Draft } from '../../../src/domain/weighting/schemas.ts';
import { openTestHouse, type TestHouse } from '../../support/house.ts';
import { EXPERTS, NOON, weightingOf } from '../../support/weighting.ts';

/* What experts may say, and who sees it. */

const { bureau, expert } = demonstrationActors();
const [first, second] = EXPERTS.map(({ actor }) => actor) as [typeof expert, typeof expert];
const stranger = { ...expert, id: 'expert-elsewhere' };
const NAT = [
  { row: 'N1', column: 'N2', value: '3' },
  { row: 'N1', column: 'N3', value: '2' },
];

let test: TestHouse;
let steps: ReturnType<typeof weightingOf>;
let draft: Draft;

beforeAll(async () => {
  test = await openTestHouse();
  steps = weightingOf(test);
  draft = await steps.open(await steps.begin());
});
afterAll(async () => test.close());

describe('an assignment', () => {
  it('is the expert’s own; others find nothing, as if there were no draft', async () => {
    const seen = (draftId: string, actor = expert) =>
      getAssignment({ ctx: test.as(actor), input: { draftId } });
    expect((await seen(draft.draftId, first)).nodes).toHaveLength(7);
    await expect(seen(draft.draftId, stranger)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(seen('wdr_none')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await listAssignments({ ctx: test.as(stranger), input: {} })).items).not.toContainEqual(
      expect.objectContaining({ draftId: draft.draftId }),
    );
  });

  it('never shows what others said', async () => {
    await steps.say(first, draft.draftId, 'NAT', NAT);
    const { nodes } = await getAssignment({
      ctx: test.as(second),
      input: { draftId: draft.draftId },
    });
    expect(nodes.every(({ judgments, revision }) => judgments.length === 0 && revision === 0)).toBe(
      true,
    );
  });

  it('is not for the bureau, nor is progress for experts', async () => {
    const input = { draftId: draft.draftId };
    await expect(getAssignment({ ctx: test.as(bureau), input })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await expect(getProgress({ ctx: test.as(first), input })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});

describe('judgments', () => {
  it('are kept in the order of the matrix, whichever element was named first', async () => {
    const { draftId } = await steps.open(await steps.begin());
    const said = [
      { row: 'N3', column: 'N2', value: '1/4', comment: '看抗灾能力' },
      { row: 'N2', column: 'N1', value: '3' },
    ];
    const node = await steps.say(first, draftId, 'NAT', said);
    expect(node.judgments).toEqual([
      { row: 'N1', column: 'N2', value: '1/3', comment: null },
      { row: 'N2', column: 'N3', value: '4', comment: '看抗灾能力' },
    ]);
  });

  it.each([
    [
      'an element of another node',
      [{ row: 'N1', column: 'F1', value: '3' }],
      '/judgments/0/column',
      'ELEMENT_UNKNOWN',
    ],
    [
      'an element with itself',
      [{ row: 'N1', column: 'N1', value: '1' }],
      '/judgments/0',
      'ELEMENT_WITH_ITSELF',
    ],
    [
      'a pair twice',
      [...NAT, { row: 'N2', column: 'N1', value: '3' }],
      '/judgments/2',
      'PAIR_TWICE',
    ],
  ])('are refused for %s, and nothing is changed', async (_, said, pointer, code) => {
    const { draftId } = draft;
    await expect(steps.say(second, draftId, 'NAT', said)).rejects.toMatchObject({
      code: 'JUDGMENTS_INVALID',
      issues: [{ pointer, code }],
    });
    const { nodes } = await getAssignment({ ctx: test.as(second), input: { draftId } });
    expect(nodes.find(({ nodeId }) => nodeId === 'NAT')?.revision).toBe(0);
  });

  it.each(['10', '0', '-3', '1/1', '2.5', '三', '1/0', '__proto__'])(
    'refuse the value %s',
    async (value) => {
      const said = [{ row: 'N1', column: 'N2', value }];
      await expect(steps.say(second, draft.draftId, 'NAT', said)).rejects.toThrow();
    },
  );

  it('name the revision of the own node that they replace', async () => {
    const { draftId } = await steps.open(await steps.begin());
    await steps.say(first, draftId, 'NAT', NAT, 0);
    await expect(steps.say(first, draftId, 'NAT', NAT, 0)).rejects.toMatchObject({
      code: 'REVISION_STALE',
    });
    const node = await steps.say(first, draftId, 'NAT', [], 1);
    expect(node).toMatchObject({ revision: 2, judgments: [], figures: { judged: 0 } });
  });

  it('do not exist for a node that the model does not have', async () => {
    await expect(steps.say(first, draft.draftId, 'XYZ', [])).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('are taken until the round closes by the clock', async () => {
    const { draftId } = await steps.open(await steps.begin(), '2026-11-25T04:00:00Z');
    test.setNow('2026-11-25T04:00:00Z');
    await expect(steps.say(first, draftId, 'NAT', NAT)).rejects.toMatchObject({
      code: 'ROUND_NOT_OPEN',
    });
    test.setNow(NOON);
    await steps.say(first, draftId, 'NAT', NAT);
  });
});

describe('an expert who is done', () => {
  it('may have left nodes out whole, but none half-way', async () => {
    const { draftId } = await steps.open(await steps.begin());
    const finish = () => finishJudging({ ctx: test.as(first), input: { draftId } });
    await steps.say(first, draftId, 'NAT', NAT.slice(0, 1));
    await expect(finish()).rejects.toMatchObject({
      code: 'JUDGMENTS_UNUSABLE',
      issues: [{ pointer: '/nodes/NAT', code: 'NODE_NOT_CONNECTED' }],
    });
    await steps.say(first, draftId, 'NAT', NAT, 1);
    const { value } = await finish();
    expect(value).toMatchObject({ isOpen: false, finishedAt: expect.any(String) });
    await expect(steps.say(first, draftId, 'NAT', NAT, 2)).rejects.toMatchObject({
      code: 'ROUND_NOT_OPEN',
    });
    await expect(finish()).rejects.toMatchObject({ code: 'ROUND_NOT_OPEN' });
    const { items } = await listAssignments({ ctx: test.as(first), input: {} });
    expect(items.find((it) => it.draftId === draftId)).toMatchObject({
      isOpen: false,
      nodes: 7,
      nodesAcceptable: 1,
    });
  });
});

describe('own assignments', () => {
  it('come page by page, newest first', async () => {
    const list = (page: object) => listAssignments({ ctx: test.as(first), input: page });
    const { items } = await list({});
    const pages = await list({ limit: 1 });
    const rest = await list({ limit: 200, after: pages.next ?? '' });
    expect([...pages.items, ...rest.items]).toEqual(items);
    expect(items.length).toBeGreaterThan(2);
  });
});
