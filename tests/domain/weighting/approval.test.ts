import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inScope } from '../../../src/db/transaction.ts';
import type { Actor } from '../../../src/domain/context.ts';
import { demonstrationActors } from '../../../src/domain/demonstration/seed.ts';
import { commentJudgment } from '../../../src/domain/weighting/comment-judgment.ts';
import { confirmRetirement } from '../../../src/domain/weighting/confirm-retirement.ts';
import { decideReview } from '../../../src/domain/weighting/decide-review.ts';
import { getDraft } from '../../../src/domain/weighting/get-draft.ts';
import { getReview } from '../../../src/domain/weighting/get-review.ts';
import { previewEffect } from '../../../src/domain/weighting/preview-effect.ts';
import { proposeRetirement } from '../../../src/domain/weighting/propose-retirement.ts';
import type { Draft } from '../../../src/domain/weighting/schemas.ts';
import { openTestHouse, type TestHouse } from '../../support/house.ts';
import { EXPERTS, NOON, weightingOf } from '../../support/weighting.ts';

/*
 * Nobody approves what they had a hand in: not through a verb, not in another role, and not by SQL
 * as the role of the service.
 */

const { bureau, regulator } = demonstrationActors();
const COUNTY = bureau.countyCode;
const as = (role: Actor['role'], id: string): Actor => ({
  ...bureau,
  role,
  id,
  organisation: null,
});

let test: TestHouse;
let steps: ReturnType<typeof weightingOf>;

/** What is refused changes nothing, so that many attempts are made on the same two drafts. */
let waiting: Draft;
let approved: Draft;

beforeAll(async () => {
  test = await openTestHouse();
  steps = weightingOf(test);
  waiting = await steps.inReview();
  approved = await steps.approved();
});
afterAll(async () => test.close());

const asService = (text: string, actor = 'demo-regulator', role = 'regulator') =>
  inScope(
    test.house.db,
    {
      ...{ countyCode: COUNTY, actor, role },
      ...{ organisation: null, at: new Date(NOON) },
    },
    (trx) => sql.raw(text).execute(trx),
  );

describe('a review', () => {
  it('returns a draft with reasons; it may be submitted again as it is', async () => {
    const returned = await steps.decide(await steps.inReview(), 'returned');
    expect(returned).toMatchObject({ state: 'RETURNED', review: { note: '已阅' } });
    const again = await steps.submit(returned);
    expect(again.state).toBe('IN_REVIEW');
    expect(await steps.decide(again)).toMatchObject({ state: 'APPROVED' });
  });

  it('keeps on record what effect was approved', async () => {
    const submitted = await steps.inReview();
    const { draftId, version } = submitted;
    const seen = await previewEffect({ ctx: test.as(regulator), input: { draftId } });
    await steps.decide(submitted);
    const { rows } = await sql<{ record: string }>`select record from audit_record
      where chain = ${`model:gaoqing-2026@${version}`} order by seq desc limit 1`.execute(
      test.house.db,
    );
    expect(JSON.parse(rows[0]?.record ?? '{}')).toMatchObject({
      action: 'weighting.review',
      details: { effect: { inForce: '1.0.0', movers: seen.movers, counts: seen.counts } },
    });
  });

  it('names those of both offices to each other, and no expert among them', async () => {
    const expected = [bureau, regulator].map(({ id, role, name }) => ({ id, role, name }));
    const { draftId, hands } = await steps.approved();
    expect(hands).toEqual(expected);
    const input = { draftId };
    expect((await getDraft({ ctx: test.as(bureau), input })).hands).toEqual(expected);
    expect((await getReview({ ctx: test.as(bureau), input })).hands).toEqual(expected);
  });

  it('is not for who submitted, drafted or opened and closed the round, in whatever role', async () => {
    await expect(steps.decide(waiting, 'approved', bureau)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    const inDisguise = as('regulator', bureau.id);
    await expect(steps.decide(waiting, 'approved', inDisguise)).rejects.toMatchObject({
      code: 'MAKER_IS_CHECKER',
    });
  });

  it('is not for a member of the panel', async () => {
    const member = as('regulator', EXPERTS[1]?.actor.id ?? '');
    await expect(steps.decide(waiting, 'approved', member)).rejects.toMatchObject({
      code: 'MAKER_IS_CHECKER',
    });
  });

  it('needs a second factor', async () => {
    const weak = { ...regulator, mayApprove: false };
    await expect(steps.decide(waiting, 'approved', weak)).rejects.toMatchObject({
      code: 'SECOND_FACTOR_NEEDED',
    });
  });

  it('is of the state that was read, and is given once', async () => {
    const draft = await steps.inReview();
    const stale = { ...draft, revision: draft.revision - 1 };
    await expect(steps.decide(stale)).rejects.toMatchObject({ code: 'REVISION_STALE' });
    const decided = await steps.decide(draft);
    await expect(steps.decide(decided)).rejects.toMatchObject({ code: 'WEIGHTING_STATE' });
  });

  it('says why', async () => {
    const { draftId, revision } = waiting;
    const review = { decision: 'approved', note: ' ' } as const;
    const input = { draftId, revision, review };
    await expect(decideReview({ ctx: test.as(regulator), input })).rejects.toThrow();
  });
});

describe('a comment of the regulator', () => {
  const comment = (draftId: string, place: object, actor: Actor = regulator) =>
    commentJudgment({
      ctx: test.as(actor),
      input: { draftId, comment: { nodeId: 'GOAL', text: '请说明理由', ...place } },
    });

  it('is about a node or a pair of its elements', async () => {
    const { draftId } = waiting;
    expect((await comment(draftId, {})).value).toMatchObject({ row: null, by: regulator.id });
    const pair = await comment(draftId, { row: 'FIN', column: 'GOV' });
    expect(pair.value).toMatchObject({ row: 'FIN', column: 'GOV' });
    for (const place of [
      { nodeId: 'XYZ' },
      { row: 'FIN' },
      { row: 'FIN', column: 'FIN' },
      { row: 'FIN', column: 'F1' },
    ]) {
      await expect(comment(draftId, place)).rejects.toMatchObject({
        code: 'JUDGMENTS_INVALID',
        issues: [{ code: 'PLACE_UNKNOWN' }],
      });
    }
  });

  it('is not for the bureau, and only while it is in review', async () => {
    const { draftId } = waiting;
    await expect(comment(draftId, {}, bureau)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(comment(approved.draftId, {})).rejects.toMatchObject({ code: 'WEIGHTING_STATE' });
  });
});

describe('the database', () => {
  const review = ({ draftId }: Draft, hands: string, reviewer: string, role = 'regulator') =>
    asService(
      `insert into weighting_review values ('${COUNTY}', '${draftId}', 1, ${hands},
        '${reviewer}', '${role}', 'approved', 'forged', now())`,
      reviewer,
      role,
    );
  const MAKERS = `'demo-bureau', 'demo-bureau', 'demo-bureau', 'demo-bureau'`;

  it('refuses a review by who made it', async () => {
    await expect(review(waiting, MAKERS, 'demo-bureau')).rejects.toThrow('maker_is_not_reviewer');
  });

  it('refuses a review that names other makers than there were', async () => {
    const others = `'a', 'a', 'a', 'a'`;
    await expect(review(waiting, others, 'demo-bureau')).rejects.toThrow('foreign key');
  });

  it('refuses a review by a member of the panel, and by another role', async () => {
    const member = EXPERTS[0]?.actor.id ?? '';
    await expect(review(waiting, MAKERS, member)).rejects.toThrow('does not review');
    await expect(review(waiting, MAKERS, 'somebody', 'bureau')).rejects.toThrow('checker_role');
  });

  const publish = (
    { draftId, modelId, version }: Draft,
    by: string,
    file = 'file',
    digest = 'digest',
  ) =>
    asService(
      `insert into model_version select county_code, '${modelId}', '${version}',
        draft_id, submission, 'approved', 'demo-regulator', '${by}', 'bureau', ${file}, ${digest},
        '2027-01-01', null, now() from weighting_submission where draft_id = '${draftId}'`,
      by,
      'bureau',
    );

  it('refuses publication by the reviewer, of what was not approved, and of another text', async () => {
    await expect(publish(approved, 'demo-regulator')).rejects.toThrow('reviewer_is_not_publisher');
    await expect(publish(approved, 'demo-bureau', `file || ' '`)).rejects.toThrow('digest');
    const own = `'sha256:' || encode(sha256(convert_to(file || ' ', 'UTF8')), 'hex')`;
    await expect(publish(approved, 'demo-bureau', `file || ' '`, own)).rejects.toThrow(
      'foreign key',
    );
    const returned = await steps.decide(await steps.inReview(), 'returned');
    await expect(publish(returned, 'demo-bureau')).rejects.toThrow('foreign key');
    await expect(publish(waiting, 'demo-bureau')).rejects.toThrow('foreign key');
  });

  it('refuses a draft by another role than the bureau', async () => {
    const { draftId } = waiting;
    const forged = asService(`insert into weighting_draft select county_code, 'forged', model_id,
      base_version, '9.9.9', title, reason, aggregation_of, mean, method, random_index,
      'demo-regulator', 'regulator', created_at from weighting_draft
      where draft_id = '${draftId}'`);
    await expect(forged).rejects.toThrow('maker_role');
  });

  const TABLES = [
    ...['weighting_draft', 'panel_round', 'panel_member', 'panel_judgment', 'panel_finish'],
    ...['weighting_withdrawal', 'submission_withdrawal', 'weighting_hand'],
    ...['round_closing', 'weighting_submission', 'weighting_comment', 'weighting_review'],
    ...['model_version', 'model_retirement', 'model_retirement_confirmation', 'shadow_rating'],
  ];

  it.each(TABLES)('keeps rows of %s as they are', async (table) => {
    await expect(asService(`update ${table} set county_code = county_code`)).rejects.toThrow(
      'permission denied',
    );
    await expect(asService(`delete from ${table}`)).rejects.toThrow('permission denied');
    await expect(sql.raw(`delete from ${table}`).execute(test.house.db)).rejects.toThrow('never');
  });

  it('shows drafts and judgments to nobody but those who make, judge and review them', async () => {
    const count = async (role: string, table: string) => {
      const who = { countyCode: COUNTY, actor: `demo-${role}`, role, organisation: null };
      const scope = { ...who, at: new Date(NOON) };
      const { rows } = await inScope(test.house.db, scope, (trx) =>
        sql.raw<{ n: number }>(`select count(*)::integer as n from ${table}`).execute(trx),
      );
      return rows[0]?.n;
    };
    for (const table of ['weighting_draft', 'panel_judgment', 'weighting_submission']) {
      expect(await count('bureau', table)).toBeGreaterThan(0);
      for (const role of ['bank', 'guarantor', 'cooperative', 'township']) {
        expect([table, role, await count(role, table)]).toEqual([table, role, 0]);
      }
    }
  });
});

describe('publication', () => {
  it('is not for the reviewer, in whatever role', async () => {
    const inDisguise = as('bureau', regulator.id);
    await expect(steps.publish(approved, undefined, inDisguise)).rejects.toMatchObject({
      code: 'MAKER_IS_CHECKER',
    });
    await expect(steps.publish(approved, undefined, regulator)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it.each([
    ['a day that is past', { inForceFrom: '2026-11-23' }, '/inForceFrom', 'DAY_TOO_EARLY'],
    ['a day before the file’s own', { inForceFrom: '2026-11-30' }, '/inForceFrom', 'DAY_TOO_EARLY'],
    [
      'a shadow that is past',
      { inForceFrom: '2026-12-01', shadowFrom: '2026-11-01' },
      '/shadowFrom',
      'DAY_TOO_EARLY',
    ],
    [
      'a shadow that never ends',
      { inForceFrom: '2026-12-01', shadowFrom: '2026-12-01' },
      '/shadowFrom',
      'DAY_TOO_LATE',
    ],
  ])('refuses %s', async (_, publication, pointer, code) => {
    await expect(steps.publish(approved, publication)).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      issues: [{ pointer, code }],
    });
  });

  it('is of what was approved, once', async () => {
    await expect(steps.publish(waiting)).rejects.toMatchObject({
      code: 'WEIGHTING_STATE',
    });
    const published = await steps.published({ inForceFrom: '2099-01-01' });
    expect(published).toMatchObject({
      state: 'PUBLISHED',
      publication: { digest: published.submission?.digest },
    });
    await expect(steps.publish(published)).rejects.toMatchObject({ code: 'WEIGHTING_STATE' });
  });
});

describe('retirement', () => {
  const propose = ({ draftId, revision }: Draft, retiredFrom = '2099-06-01', actor = bureau) =>
    proposeRetirement({
      ctx: test.as(actor),
      input: { draftId, revision, retirement: { retiredFrom, reason: '由新版本接替' } },
    });
  const confirm = ({ draftId, revision }: Draft, actor: Actor = regulator) =>
    confirmRetirement({ ctx: test.as(actor), input: { draftId, revision } });

  it('is proposed by one and confirmed by another, from a day on', async () => {
    const published = await steps.published({ inForceFrom: '2099-01-01' });
    const { value: proposed } = await propose(published);
    expect(proposed.retirement).toMatchObject({ confirmedBy: null, proposedBy: bureau.id });
    await expect(confirm(proposed, bureau)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(confirm(proposed, as('regulator', bureau.id))).rejects.toMatchObject({
      code: 'MAKER_IS_CHECKER',
    });
    const { value } = await confirm(proposed);
    expect(value).toMatchObject({ state: 'PUBLISHED', retirement: { confirmedBy: regulator.id } });
    await expect(propose(value)).rejects.toMatchObject({ code: 'WEIGHTING_STATE' });
  });

  it('is not confirmed before it was proposed, nor proposed for the past', async () => {
    const published = await steps.published({ inForceFrom: '2099-01-01' });
    await expect(confirm(published)).rejects.toMatchObject({ code: 'WEIGHTING_STATE' });
    await expect(propose(published, '2026-11-23')).rejects.toMatchObject({
      issues: [{ pointer: '/retiredFrom', code: 'DAY_TOO_EARLY' }],
    });
    await expect(propose(approved)).rejects.toMatchObject({
      code: 'WEIGHTING_STATE',
    });
  });

  it('is replaced by a later proposal, as long as nobody confirmed', async () => {
    const published = await steps.published({ inForceFrom: '2099-01-01' });
    const { value: first } = await propose(published);
    const { value: second } = await propose(first, '2099-09-01');
    expect((await confirm(second)).value.retirement).toMatchObject({ retiredFrom: '2099-09-01' });
  });

  it('is refused by the database to who proposed it', async () => {
    const { modelId, version } = (
      await propose(await steps.published({ inForceFrom: '2099-01-01' }))
    ).value;
    const forged = asService(
      `insert into model_retirement_confirmation values ('${COUNTY}',
        '${modelId}', '${version}', 1, '${bureau.id}', '${bureau.id}', 'regulator', now())`,
      bureau.id,
    );
    await expect(forged).rejects.toThrow('proposer_is_not_confirmer');
  });
});
