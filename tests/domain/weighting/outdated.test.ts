import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demonstrationActors } from '../../../src/domain/demonstration/seed.ts';
import { getDraft } from '../../../src/domain/weighting/get-draft.ts';
import { getReview } from '../../../src/domain/weighting/get-review.ts';
import type { Draft } from '../../../src/domain/weighting/schemas.ts';
import { openTestHouse, type TestHouse } from '../../support/house.ts';
import { weightingOf } from '../../support/weighting.ts';

/* Drafts whose base is no longer in force, because another version was published meanwhile. */

const { regulator } = demonstrationActors();
const OUTDATED = { code: 'BASE_OUTDATED' };

let test: TestHouse;
let steps: ReturnType<typeof weightingOf>;
let aggregated: Draft;
let inReview: Draft;
let approved: Draft;
let published: Draft;

beforeAll(async () => {
  test = await openTestHouse();
  steps = weightingOf(test);
  aggregated = await steps.aggregated();
  inReview = await steps.inReview();
  approved = await steps.approved();
  published = await steps.published({ inForceFrom: '2026-12-10' });
  test.setNow('2026-12-10T04:00:00Z');
});
afterAll(async () => test.close());

const seen = ({ draftId }: Draft) => getDraft({ ctx: test.as(regulator), input: { draftId } });

describe('a draft from a version that is no longer in force', () => {
  it('says so, to the bureau and to the regulator', async () => {
    for (const draft of [aggregated, inReview, approved]) {
      expect(draft.isBaseOutdated).toBe(false);
      expect((await seen(draft)).isBaseOutdated).toBe(true);
    }
    const input = { draftId: inReview.draftId };
    expect((await getReview({ ctx: test.as(regulator), input })).isBaseOutdated).toBe(true);
  });

  it('is not submitted, approved or published', async () => {
    const submission = { effectiveFrom: '2026-12-20', impactAssessment: '风险低。' };
    await expect(steps.submit(aggregated, submission)).rejects.toMatchObject(OUTDATED);
    await expect(steps.decide(inReview)).rejects.toMatchObject(OUTDATED);
    const publication = { inForceFrom: '2026-12-20' };
    await expect(steps.publish(approved, publication)).rejects.toMatchObject(OUTDATED);
  });

  it('is returned, and withdrawn', async () => {
    expect(await steps.decide(inReview, 'returned')).toMatchObject({ state: 'RETURNED' });
    const withdrawn = await steps.withdraw(aggregated);
    expect(withdrawn).toMatchObject({ state: 'WITHDRAWN', isBaseOutdated: false });
  });

  it('is followed by one from the version in force', async () => {
    const next = await steps.begin();
    expect(next).toMatchObject({ baseVersion: published.version, isBaseOutdated: false });
    expect((await seen(published)).isBaseOutdated).toBe(false);
  });
});
