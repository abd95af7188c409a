import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inScope } from '../../../src/db/transaction.ts';
import type { Actor } from '../../../src/domain/context.ts';
import { demonstrationActors } from '../../../src/domain/demonstration/seed.ts';
import { authenticate } from '../../../src/domain/keys/authenticate.ts';
import { createKey } from '../../../src/domain/keys/create.ts';
import { createOwnKey } from '../../../src/domain/keys/create-own.ts';
import { openRound } from '../../../src/domain/weighting/open-round.ts';
import type { Draft } from '../../../src/domain/weighting/schemas.ts';
import { COUNTY, scopeOf } from '../../support/as-service.ts';
import { openTestHouse, type TestHouse } from '../../support/house.ts';
import { EXPERTS, weightingOf } from '../../support/weighting.ts';

/* Who may sit on a panel: experts of the county who have no other hand in the draft. */

const { bureau } = demonstrationActors();
const IDS = EXPERTS.map(({ actor }) => actor.id);
const KEY = { countyCode: COUNTY, role: 'expert', organisation: 'demo-experts' } as const;

let test: TestHouse;
let steps: ReturnType<typeof weightingOf>;

beforeAll(async () => {
  test = await openTestHouse();
  steps = weightingOf(test);
});
afterAll(async () => test.close());

const invite = ({ draftId, revision }: Draft, ids: readonly string[], actor: Actor = bureau) => {
  const members = ids.map((expertId) => ({ expertId }));
  const round = { closesAt: '2026-12-24T04:00:00Z', members };
  return openRound({ ctx: test.as(actor), input: { draftId, revision, round } });
};
const refused = (seat: number, code: string) => ({
  code: 'INPUT_INVALID',
  issues: [{ pointer: `/members/${seat}/expertId`, code }],
});
const keyOf = (id: string, more: object = {}) =>
  createKey({ house: test.house, input: { ...KEY, id, name: id, ...more } });
const colleague: Actor = { ...bureau, id: 'bureau-zhang', name: '张科长（虚构）' };

describe('a panel', () => {
  it('is of experts that the county knows, by the names under which it does', async () => {
    const { value } = await invite(await steps.begin(), IDS);
    expect(value.rounds[0]?.members.map(({ name }) => name)).toEqual(
      EXPERTS.map(({ actor }) => actor.name),
    );
  });

  it.each([
    ['is not known at all', 'nobody'],
    ['acts for another role', 'demo-rural-bank'],
  ])('has nobody who %s', async (_, id) => {
    await expect(invite(await steps.begin(), [...IDS, id])).rejects.toMatchObject(
      refused(3, 'EXPERT_UNKNOWN'),
    );
  });

  it('has nobody whose key has run out, nor an expert of another county', async () => {
    await keyOf('expert-gone', { expiresAt: '2026-01-01T00:00:00Z' });
    await expect(invite(await steps.begin(), ['expert-gone', ...IDS])).rejects.toMatchObject(
      refused(0, 'EXPERT_UNKNOWN'),
    );
  });

  it('has nobody who made the draft or opened a round of it, also as an expert', async () => {
    await keyOf(bureau.id, { mayApprove: false });
    await keyOf(colleague.id, { mayApprove: false });
    const draft = await steps.begin();
    const ids = [...IDS, bureau.id];
    await expect(invite(draft, ids)).rejects.toMatchObject(refused(3, 'EXPERT_IS_MAKER'));
    const { value } = await invite(draft, IDS, colleague);
    const second = [...IDS, colleague.id];
    await expect(invite(value, second)).rejects.toMatchObject(refused(3, 'EXPERT_IS_MAKER'));
  });

  it('knows the maker by the key that acts for them', async () => {
    const validity = { scopes: ['weighting:draft'] as const, expiresAt: '2027-05-01T00:00:00Z' };
    const input = { name: '权重系统', ...validity };
    const { key } = (await createOwnKey({ ctx: test.as(colleague), input })).value;
    if (key === null) throw new Error('a new key is shown');
    const system = (await authenticate({ house: test.house, key })) as Actor;
    const { value } = await invite(await steps.begin(), IDS, system);
    await expect(invite(value, [...IDS, colleague.id])).rejects.toMatchObject(
      refused(3, 'EXPERT_IS_MAKER'),
    );
  });
});

describe('the database', () => {
  const asBureau = (text: string, actor = bureau.id) =>
    inScope(test.house.db, { ...scopeOf(test, 'bureau'), actor }, (trx) =>
      sql.raw(text).execute(trx),
    );
  const seat = ({ draftId }: Draft, id: string) =>
    asBureau(`insert into panel_member values ('${COUNTY}', '${draftId}', 1, '${id}', 'x', 1)`);

  it('refuses a member who is no expert, and one who has a hand in the draft', async () => {
    const { value } = await invite(await steps.begin(), IDS.slice(0, 2));
    await expect(seat(value, 'nobody')).rejects.toThrow('is an expert of the county');
    await expect(seat(value, 'expert-gone')).rejects.toThrow('is an expert of the county');
    await expect(seat(value, bureau.id)).rejects.toThrow('does not judge in it');
    await seat(value, IDS[2] ?? '');
  });

  it('refuses a round, closing or submission by a member', async () => {
    const member = IDS[0] ?? '';
    const { draftId } = await steps.aggregated();
    const round = asBureau(
      `insert into panel_round values ('${COUNTY}', '${draftId}', 2, '${member}', 'bureau', now(),
        now() + interval '1 day')`,
      member,
    );
    await expect(round).rejects.toThrow('no other hand');
    const { value: open } = await invite(await steps.begin(), IDS);
    const closing = asBureau(
      `insert into round_closing select county_code, draft_id, 1, opened_by, '${member}', 'bureau',
        '{}', '[]', now() from panel_round where draft_id = '${open.draftId}'`,
      member,
    );
    await expect(closing).rejects.toThrow('no other hand');
    const submission = asBureau(
      `insert into weighting_submission select county_code, draft_id, 1, 1, opened_by, opened_by,
        closed_by, '${member}', 'bureau', 'x', 'sha256:' || encode(sha256('x'), 'hex'), '2027-01-01',
        'x', now() from round_closing where draft_id = '${draftId}'`,
      member,
    );
    await expect(submission).rejects.toThrow('no other hand');
  });
});
