import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { inScope } from '../../../src/db/transaction.ts';
import { sha256 } from '../../../src/domain/canonical.ts';
import type { Actor } from '../../../src/domain/context.ts';
import { demonstrationActors } from '../../../src/domain/demonstration/seed.ts';
import { getProgress } from '../../../src/domain/weighting/get-progress.ts';
import { getReview } from '../../../src/domain/weighting/get-review.ts';
import type { Draft } from '../../../src/domain/weighting/schemas.ts';
import { scopeOf } from '../../support/as-service.ts';
import { openTestHouse, type TestHouse } from '../../support/house.ts';
import { EXPERTS, NOON, weightingOf } from '../../support/weighting.ts';

/* Nobody's silence counts: an expert who has not finished is waited for, or left out and named. */

const { bureau, regulator } = demonstrationActors();
const [first, second, third] = EXPERTS.map(({ actor }) => actor) as [Actor, Actor, Actor];
const CLOSES_AT = '2026-12-24T04:00:00Z';
const LEFT_OUT = { expertId: third.id, nodeId: null, reason: '生病，本轮不参加' };
const BY_RULE = { expertId: third.id, nodeId: null, reason: null };

let test: TestHouse;
let steps: ReturnType<typeof weightingOf>;

beforeAll(async () => {
  test = await openTestHouse();
  steps = weightingOf(test);
});
afterEach(() => test.setNow(NOON));
afterAll(async () => test.close());

/** All three have judged everything; the first two of them have said that they are done. */
const twoOfThree = async (): Promise<Draft> => {
  const draft = await steps.open(await steps.begin());
  await steps.judge(draft);
  await steps.finish(draft, [first, second]);
  return draft;
};
const lastRecord = async ({ version }: Draft) => {
  const { rows } = await sql<{ record: string }>`select record from audit_record
    where chain = ${`model:gaoqing-2026@${version}`} order by seq desc limit 1`.execute(
    test.house.db,
  );
  return JSON.parse(rows[0]?.record ?? '{}');
};
const reviewOf = ({ draftId }: Draft) => getReview({ ctx: test.as(regulator), input: { draftId } });

describe('before the time is up', () => {
  it('a round is closed only when everybody has finished, however complete their judgments', async () => {
    const draft = await twoOfThree();
    const waiting = {
      code: 'JUDGMENTS_UNUSABLE',
      issues: [{ pointer: `/experts/${third.id}`, code: 'EXPERT_UNFINISHED' }],
    };
    await expect(steps.close(draft)).rejects.toMatchObject(waiting);
    const ofOneNode = [{ ...LEFT_OUT, nodeId: 'NAT' }];
    await expect(steps.close(draft, { excluded: ofOneNode })).rejects.toMatchObject(waiting);
    await steps.finish(draft, [third]);
    expect(await steps.close(draft)).toMatchObject({ state: 'AGGREGATED' });
  });

  it('somebody is left out whole for a reason, which is recorded, shown and audited', async () => {
    const closed = await steps.close(await twoOfThree(), { excluded: [LEFT_OUT] });
    expect(closed.rounds[0]?.excluded).toEqual([LEFT_OUT]);
    const { nodes, excluded } = await reviewOf(closed);
    expect(excluded).toEqual([LEFT_OUT]);
    const ofThird = nodes.map(({ experts }) => experts.find((it) => it.expertId === third.id));
    expect(ofThird.map((it) => it?.leftOut)).toEqual(nodes.map(() => LEFT_OUT));
    const { reason: _reason, ...who } = LEFT_OUT;
    expect(await lastRecord(closed)).toMatchObject({
      action: 'weighting.close-round',
      details: { excluded: [{ ...who, reason: await sha256(LEFT_OUT.reason) }] },
    });
  });

  it('at least two have to remain', async () => {
    const draft = await twoOfThree();
    const excluded = [LEFT_OUT, { ...LEFT_OUT, expertId: second.id }];
    await expect(steps.close(draft, { excluded })).rejects.toMatchObject({
      issues: expect.arrayContaining([
        expect.objectContaining({ pointer: '/nodes/GOAL', code: 'OPINIONS_TOO_FEW' }),
      ]),
    });
  });
});

describe('when the time is up', () => {
  it('who has not finished is left out by rule, which is said, and counts in nothing', async () => {
    const draft = await twoOfThree();
    const input = { draftId: draft.draftId };
    const progressOf = () => getProgress({ ctx: test.as(bureau), input });
    expect((await progressOf()).isOver).toBe(false);
    test.setNow(CLOSES_AT);
    expect((await progressOf()).isOver).toBe(true);
    const closed = await steps.close(draft);
    expect(closed.rounds[0]?.excluded).toEqual([BY_RULE]);
    expect((await reviewOf(closed)).excluded).toEqual([BY_RULE]);
    expect((await lastRecord(closed)).details.excluded).toEqual([BY_RULE]);
    test.setNow(NOON);
    const withReason = await steps.close(await twoOfThree(), { excluded: [LEFT_OUT] });
    expect(closed.nodes).toEqual(withReason.nodes);
    expect(closed.nodes).not.toEqual((await steps.aggregated()).nodes);
  });

  it('the round is not closed when fewer than two have finished', async () => {
    const draft = await steps.open(await steps.begin());
    await steps.judge(draft);
    await steps.finish(draft, [first]);
    test.setNow(CLOSES_AT);
    await expect(steps.close(draft)).rejects.toMatchObject({
      issues: expect.arrayContaining([expect.objectContaining({ code: 'OPINIONS_TOO_FEW' })]),
    });
  });
});

describe('the database', () => {
  const close = ({ draftId }: Draft, excluded: readonly object[], at: string) =>
    inScope(test.house.db, scopeOf(test, 'bureau'), (trx) =>
      sql`insert into round_closing values ('370322', ${draftId}, 1, 'demo-bureau', 'demo-bureau',
        'bureau', '{}', ${JSON.stringify(excluded)}, ${at})`.execute(trx),
    );

  it('refuses a closing that counts who has not finished', async () => {
    const draft = await twoOfThree();
    for (const at of [NOON, CLOSES_AT]) {
      await expect(close(draft, [], at)).rejects.toThrow('has not finished');
      const ofOneNode = [{ ...LEFT_OUT, nodeId: 'NAT' }];
      await expect(close(draft, ofOneNode, at)).rejects.toThrow('has not finished');
    }
  });

  it('lets the rule work only when the time is up', async () => {
    const draft = await twoOfThree();
    await expect(close(draft, [BY_RULE], NOON)).rejects.toThrow('without a reason');
    await close(draft, [BY_RULE], CLOSES_AT);
  });
});
