import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inScope } from '../../../src/db/transaction.ts';
import { demonstrationActors } from '../../../src/domain/demonstration/seed.ts';
import { getAssignment } from '../../../src/domain/weighting/get-assignment.ts';
import type { Draft } from '../../../src/domain/weighting/schemas.ts';
import { withdrawDraft } from '../../../src/domain/weighting/withdraw-draft.ts';
import { withdrawSubmission } from '../../../src/domain/weighting/withdraw-submission.ts';
import { COUNTY, scopeOf } from '../../support/as-service.ts';
import { openTestHouse, type TestHouse } from '../../support/house.ts';
import { EXPERTS, weightingOf } from '../../support/weighting.ts';

/* What the bureau takes back, and that it goes no further. */

const { bureau, regulator } = demonstrationActors();
const expert = EXPERTS[0]?.actor ?? bureau;
const STATE = { code: 'WEIGHTING_STATE' };

let test: TestHouse;
let steps: ReturnType<typeof weightingOf>;

beforeAll(async () => {
  test = await openTestHouse();
  steps = weightingOf(test);
});
afterAll(async () => test.close());

const asService = (text: string, role: 'bureau' | 'regulator' = 'bureau') =>
  inScope(test.house.db, scopeOf(test, role), (trx) => sql.raw(text).execute(trx));

describe('a draft', () => {
  it.each([
    ['before it is judged', () => steps.begin()],
    ['while it is judged', async () => steps.open(await steps.begin())],
    ['once it is aggregated', () => steps.aggregated()],
    ['when it was sent back', async () => steps.decide(await steps.inReview(), 'returned')],
    ['when it was taken back', async () => steps.takeBack(await steps.inReview())],
  ])('is withdrawn for a reason %s', async (_, made) => {
    const withdrawn = await steps.withdraw(await made());
    expect(withdrawn).toMatchObject({
      state: 'WITHDRAWN',
      withdrawal: { withdrawnBy: bureau.id, reason: '另行起草' },
    });
    expect(withdrawn.events.at(-1)).toMatchObject({
      action: 'weighting.withdraw',
      by: bureau.id,
      note: '另行起草',
    });
    await expect(steps.open(withdrawn)).rejects.toMatchObject(STATE);
    await expect(steps.close(withdrawn)).rejects.toMatchObject(STATE);
    await expect(steps.submit(withdrawn)).rejects.toMatchObject(STATE);
    await expect(steps.decide(withdrawn)).rejects.toMatchObject(STATE);
    await expect(steps.publish(withdrawn)).rejects.toMatchObject(STATE);
    await expect(steps.withdraw(withdrawn)).rejects.toMatchObject(STATE);
  });

  it('is not withdrawn while it lies with the regulator, nor once it is approved', async () => {
    await expect(steps.withdraw(await steps.inReview())).rejects.toMatchObject(STATE);
    await expect(steps.withdraw(await steps.approved())).rejects.toMatchObject(STATE);
  });

  it('that was withdrawn takes no judgments, and its experts are told', async () => {
    const { draftId } = await steps.withdraw(await steps.open(await steps.begin()));
    const said = [{ row: 'N1', column: 'N2', value: '3' }];
    await expect(steps.say(expert, draftId, 'NAT', said)).rejects.toMatchObject({
      code: 'ROUND_NOT_OPEN',
    });
    const seen = await getAssignment({ ctx: test.as(expert), input: { draftId } });
    expect(seen).toMatchObject({ isOpen: false, isWithdrawn: true });
  });

  it('is withdrawn by the bureau, which says why and what it has read', async () => {
    const { draftId, revision } = await steps.begin();
    const withdraw = (actor: typeof bureau, read: number | undefined, reason: string) =>
      withdrawDraft({
        ctx: test.as(actor),
        input: { draftId, revision: read, withdrawal: { reason } },
      });
    await expect(withdraw(regulator, revision, '理由')).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await expect(withdraw(bureau, undefined, '理由')).rejects.toMatchObject({
      code: 'REVISION_NEEDED',
    });
    await expect(withdraw(bureau, revision + 1, '理由')).rejects.toMatchObject({
      code: 'REVISION_STALE',
    });
    await expect(withdraw(bureau, revision, ' ')).rejects.toThrow();
  });
});

describe('a submission', () => {
  it('is taken back before it is decided, and may be made again', async () => {
    const back = await steps.takeBack(await steps.inReview());
    expect(back).toMatchObject({
      state: 'TAKEN_BACK',
      submission: { takenBack: { withdrawnBy: bureau.id, reason: '补充材料' } },
    });
    expect(back.events.at(-1)).toMatchObject({ action: 'weighting.withdraw-submission' });
    await expect(steps.decide(back)).rejects.toMatchObject(STATE);
    await expect(steps.takeBack(back)).rejects.toMatchObject(STATE);
    const again = await steps.submit(back);
    expect(again).toMatchObject({ state: 'IN_REVIEW', submission: { takenBack: null } });
    expect(await steps.decide(again)).toMatchObject({ state: 'APPROVED' });
  });

  it('that was taken back may be followed by another round', async () => {
    const reopened = await steps.open(await steps.takeBack(await steps.inReview()));
    expect(reopened).toMatchObject({ state: 'JUDGING', round: 2 });
  });

  it('is not taken back once it was decided, nor by the regulator', async () => {
    await expect(steps.takeBack(await steps.approved())).rejects.toMatchObject(STATE);
    const { draftId, revision } = await steps.inReview();
    const input = { draftId, revision, withdrawal: { reason: '理由' } };
    await expect(withdrawSubmission({ ctx: test.as(regulator), input })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('is audited with the digest of its reason', async () => {
    const { version } = await steps.takeBack(await steps.inReview());
    const { rows } = await sql<{ record: string }>`select record from audit_record
      where chain = ${`model:gaoqing-2026@${version}`} order by seq desc limit 1`.execute(
      test.house.db,
    );
    expect(JSON.parse(rows[0]?.record ?? '{}')).toMatchObject({
      action: 'weighting.withdraw-submission',
      details: { submission: 1, reason: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
  });
});

describe('the database', () => {
  const withdrawal = ({ draftId }: Draft) =>
    asService(`insert into weighting_withdrawal values ('${COUNTY}', '${draftId}', 'forged',
      'demo-bureau', 'bureau', now())`);
  const takingBack = ({ draftId }: Draft) =>
    asService(`insert into submission_withdrawal values ('${COUNTY}', '${draftId}', 1, 'forged',
      'demo-bureau', 'bureau', now())`);

  it('lets nothing be done with a draft that was withdrawn', async () => {
    const { draftId } = await steps.withdraw(await steps.aggregated());
    const round = asService(`insert into panel_round values ('${COUNTY}', '${draftId}', 2,
      'demo-bureau', 'bureau', now(), now() + interval '1 day')`);
    await expect(round).rejects.toThrow('was withdrawn');
    const submission = asService(`insert into weighting_submission select county_code, draft_id, 1,
      1, opened_by, opened_by, closed_by, 'demo-bureau', 'bureau', 'x',
      'sha256:' || encode(sha256('x'), 'hex'), '2027-01-01', 'x', now()
      from round_closing where draft_id = '${draftId}'`);
    await expect(submission).rejects.toThrow('was withdrawn');
  });

  it('withdraws no draft that lies with the regulator or was approved', async () => {
    await expect(withdrawal(await steps.inReview())).rejects.toThrow('not withdrawn');
    await expect(withdrawal(await steps.approved())).rejects.toThrow('not withdrawn');
    await withdrawal(await steps.decide(await steps.inReview(), 'returned'));
  });

  it('approves nothing that was taken back, and takes back nothing that was decided', async () => {
    const back = await steps.takeBack(await steps.inReview());
    const review = asService(
      `insert into weighting_review values ('${COUNTY}', '${back.draftId}', 1, 'demo-bureau',
        'demo-bureau', 'demo-bureau', 'demo-bureau', 'demo-regulator', 'regulator', 'approved',
        'forged', now())`,
      'regulator',
    );
    await expect(review).rejects.toThrow('was taken back');
    await expect(takingBack(await steps.approved())).rejects.toThrow('was decided');
  });
});
