import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aggregateJudgments, aggregatePriorities, priorityVector } from '../../../ahp/index.ts';
import { demonstrationActors } from '../../../src/domain/demonstration/seed.ts';
import { getAssignment } from '../../../src/domain/weighting/get-assignment.ts';
import { getProgress } from '../../../src/domain/weighting/get-progress.ts';
import { getReview } from '../../../src/domain/weighting/get-review.ts';
import type { Draft } from '../../../src/domain/weighting/schemas.ts';
import { openTestHouse, type TestHouse } from '../../support/house.ts';
import { EXPERTS, weightingOf } from '../../support/weighting.ts';

/* How judgments of a panel become one set of weights. */

const { bureau, regulator } = demonstrationActors();
const [first, second] = EXPERTS.map(({ actor }) => actor);

let test: TestHouse;
let steps: ReturnType<typeof weightingOf>;

beforeAll(async () => {
  test = await openTestHouse();
  steps = weightingOf(test);
});
afterAll(async () => test.close());

const review = ({ draftId }: Draft) => getReview({ ctx: test.as(regulator), input: { draftId } });
const unusable = { expertId: first?.id ?? '', nodeId: 'NAT', reason: '未作判断' };

describe('a round', () => {
  it('is not closed over judgments that cannot be weighed, and says whose they are', async () => {
    const draft = await steps.open(await steps.begin());
    await steps.judge(draft, [`${first?.id}/NAT`]);
    await steps.finish(draft);
    await expect(steps.close(draft)).rejects.toMatchObject({
      code: 'JUDGMENTS_UNUSABLE',
      issues: [{ pointer: `/experts/${first?.id}/nodes/NAT`, code: 'NODE_NOT_CONNECTED' }],
    });
    const closed = await steps.close(draft, { excluded: [unusable] });
    expect(closed).toMatchObject({ state: 'AGGREGATED', rounds: [{ excluded: [unusable] }] });
    const node = (await review(closed)).nodes.find(({ nodeId }) => nodeId === 'NAT');
    expect(node?.experts.map(({ leftOut }) => leftOut)).toEqual([unusable, null, null]);
  });

  it('needs two opinions at each node', async () => {
    const draft = await steps.open(await steps.begin());
    const left = [first, second].map((it) => `${it?.id}/NAT`);
    await steps.judge(draft, left);
    await steps.finish(draft);
    const excluded = [unusable, { ...unusable, expertId: second?.id ?? '' }];
    await expect(steps.close(draft, { excluded })).rejects.toMatchObject({
      code: 'JUDGMENTS_UNUSABLE',
      issues: [{ pointer: '/nodes/NAT', code: 'OPINIONS_TOO_FEW' }],
    });
  });

  it('leaves nobody out who is not there', async () => {
    const draft = await steps.open(await steps.begin());
    await steps.judge(draft);
    await steps.finish(draft);
    for (const place of [{ expertId: 'nobody' }, { nodeId: 'XYZ' }]) {
      const excluded = [{ ...unusable, ...place }];
      await expect(steps.close(draft, { excluded })).rejects.toMatchObject({
        issues: [{ pointer: '/excluded/0', code: 'EXCLUSION_UNKNOWN' }],
      });
    }
  });

  it('that follows another begins with what the same experts said', async () => {
    const closed = await steps.aggregated();
    const reopened = await steps.open(closed);
    expect(reopened).toMatchObject({ state: 'JUDGING', round: 2 });
    const input = { draftId: closed.draftId };
    const { nodes, round } = await getAssignment({ ctx: test.as(first as typeof bureau), input });
    expect([round, nodes.map(({ revision }) => revision)]).toEqual([2, Array(7).fill(1)]);
    await steps.finish(reopened);
    expect((await steps.close(reopened)).nodes).toEqual(closed.nodes);
  });
});

describe('aggregation', () => {
  it('of judgments is their geometric mean', async () => {
    const draft = await steps.aggregated();
    const [goal] = (await review(draft)).nodes;
    const matrices = goal?.experts.map(({ matrix }) => matrix as number[][]) ?? [];
    expect(goal?.matrix).toEqual(aggregateJudgments(matrices));
    const weights = goal?.elements.map(({ weight }) => weight);
    expect(weights).toEqual(priorityVector(aggregateJudgments(matrices)));
    expect(draft.nodes?.[0]?.elements.map(({ weight }) => weight)).toEqual(weights);
  });

  it('of priorities averages the weights of the experts, by the chosen dialect', async () => {
    const draft = await steps.aggregated({
      aggregation: { of: 'priorities', mean: 'arithmetic', method: 'geometric-mean' },
    });
    const [goal] = (await review(draft)).nodes;
    const own = goal?.experts.map(({ matrix }) =>
      priorityVector(matrix as number[][], 'geometric-mean'),
    );
    const expected = aggregatePriorities(own ?? [], 'arithmetic');
    goal?.elements.forEach(({ weight }, e) => {
      expect(weight).toBeCloseTo(expected[e] as number, 12);
    });
    expect(goal?.consistencyRatio).toBeLessThan(1e-12);
  });

  it('is what progress showed before', async () => {
    const draft = await steps.open(await steps.begin());
    await steps.judge(draft);
    const input = { draftId: draft.draftId };
    const progress = await getProgress({ ctx: test.as(bureau), input });
    await steps.finish(draft);
    const closed = await steps.close(draft);
    const shown = progress.nodes.map(({ weights }) => Object.values(weights ?? {}));
    expect(closed.nodes?.map((it) => it.elements.map(({ weight }) => weight))).toEqual(shown);
    const [goal] = progress.nodes;
    expect(goal?.usable).toBe(3);
    expect(goal?.consensus).toBeGreaterThan(0.5);
    const spreads = goal?.disagreements.map(({ spread }) => spread) ?? [];
    expect(spreads).toEqual([...spreads].sort((a, b) => b - a));
  });
});

describe('a review', () => {
  it('names the judgments that differ from the base version, the largest factor first', async () => {
    const { nodes } = await review(await steps.aggregated());
    const changes = nodes[0]?.changes ?? [];
    const factors = changes.map(({ before, after }) => Math.max(before / after, after / before));
    expect(factors).toEqual([...factors].sort((a, b) => b - a));
    expect(factors.length).toBeGreaterThan(5);
    expect(Math.min(...factors)).toBeGreaterThan(1);
  });

  it('is not there before a round was closed', async () => {
    await expect(review(await steps.begin())).rejects.toMatchObject({ code: 'WEIGHTING_STATE' });
  });
});
