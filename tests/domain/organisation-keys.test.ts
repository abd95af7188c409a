import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/domain/context.ts';
import { demonstrationActors } from '../../src/domain/demonstration/seed.ts';
import { authenticate } from '../../src/domain/keys/authenticate.ts';
import { createOwnKey } from '../../src/domain/keys/create-own.ts';
import { listKeys } from '../../src/domain/keys/list.ts';
import { revokeKey } from '../../src/domain/keys/revoke.ts';
import type { CreateOwnKeyInput } from '../../src/domain/keys/schemas.ts';
import { PERMISSION_NAMES } from '../../src/domain/permissions.ts';
import { rateCooperative } from '../../src/domain/ratings/rate.ts';
import { decideReview } from '../../src/domain/reviews/decide.ts';
import { requestReview } from '../../src/domain/reviews/request.ts';
import type { Draft } from '../../src/domain/weighting/schemas.ts';
import { balancedStatement } from '../support/accounts.ts';
import { cooperativeOf } from '../support/consents.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { weightingOf } from '../support/weighting.ts';

const actors = demonstrationActors();
const INPUT: CreateOwnKeyInput = {
  name: '信贷系统',
  scopes: ['cooperatives:read', 'consents:read'],
  expiresAt: '2027-11-24T02:00:00.000Z',
};

let test: TestHouse;

beforeAll(async () => {
  test = await openTestHouse();
});
afterAll(async () => test.close());

const create = (by: Actor = actors.bank, input: Partial<CreateOwnKeyInput> = {}) =>
  createOwnKey({ ctx: test.as(by), input: { ...INPUT, ...input } });
const whoIs = (key: string | null) => authenticate({ house: test.house, key: key ?? '' });

describe('a key of an organisation', () => {
  it('acts as whoever made it, within its scopes, and never approves', async () => {
    const { value } = await create();
    expect(value.key).toMatch(/^hh_[\w-]{43}$/);
    expect(await whoIs(value.key)).toEqual({
      countyCode: '370322',
      id: 'demo-bank',
      name: '信贷系统',
      role: 'bank',
      organisation: 'demo-rural-bank',
      scopes: ['cooperatives:read', 'consents:read'],
      mayApprove: false,
    });
  });

  it('is shown once, and kept as its hash alone', async () => {
    const ctx = test.as(actors.bank, 'a-key');
    const { value } = await createOwnKey({ ctx, input: INPUT });
    const again = await createOwnKey({ ctx, input: INPUT });
    expect(again).toEqual({ value: { ...value, key: null }, isReplay: true });
    const { rows } = await sql<{ text: string }>`select
      (select string_agg(k::text, '') from api_key k) ||
      (select string_agg(i::text, '') from idempotency_key i) ||
      (select string_agg(record, '') from audit_record) as text`.execute(test.house.db);
    expect(rows[0]?.text).not.toContain(value.key?.slice(3));
    const { items } = await listKeys({ ctx, input: {} });
    expect(items.find(({ keyId }) => keyId === value.keyId)).not.toHaveProperty('key');
  });

  it.each([
    ['verifies', actors.bureau, 'statements:verify'],
    ['decides over objections', actors.bureau, 'ratings:decide-review'],
    ['publishes', actors.bureau, 'weighting:publish'],
    ['reviews', actors.regulator, 'weighting:review'],
    ['confirms people', actors.regulator, 'people:confirm'],
    ['invites', actors.bank, 'people:invite'],
    ['makes keys', actors.bank, 'keys:create'],
    ['does what its role may not', actors.bank, 'ratings:rate'],
  ] as const)('that %s is not made', async (_, by, scope) => {
    await expect(create(by, { scopes: ['models:read', scope] })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      issues: [{ pointer: '/scopes/1', code: 'SCOPE_NOT_ALLOWED' }],
    });
  });

  it('has at least one scope, and none beyond those of whoever makes it', async () => {
    await expect(create(actors.bank, { scopes: [] })).rejects.toMatchObject({
      issues: [{ path: ['scopes'] }],
    });
    const limited: Actor = { ...actors.bank, scopes: ['keys:create', 'models:read'] };
    await expect(create(limited)).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    await create(limited, { scopes: ['models:read'] });
  });

  it.each(['2026-11-24T02:00:00.000Z', '2027-11-25T02:00:01.000Z'])(
    'does not live until %s',
    async (expiresAt) => {
      await expect(create(actors.bank, { expiresAt })).rejects.toMatchObject({
        issues: [{ pointer: '/expiresAt', code: 'LIFETIME_INVALID' }],
      });
    },
  );

  it.each(['township', 'expert'] as const)('is not for a %s', async (role) => {
    await expect(create(actors[role])).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('revoking', () => {
  it('counts at once, is on record, and cannot be done twice', async () => {
    const { value } = await create();
    const input = { keyId: value.keyId };
    await revokeKey({ ctx: test.as(actors.bank), input });
    expect(await whoIs(value.key)).toBeUndefined();
    const { items } = await listKeys({ ctx: test.as(actors.bank), input: {} });
    expect(items.some(({ keyId }) => keyId === value.keyId)).toBe(false);
    await expect(revokeKey({ ctx: test.as(actors.bank), input })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const { rows } = await sql<{ actor: string }>`select actor from audit_record
      where action = 'key.revoke' and subject = ${value.keyId}`.execute(test.house.db);
    expect(rows).toEqual([{ actor: 'demo-bank' }]);
  });

  it('is for one’s own organisation: another one’s key is not there', async () => {
    const { value } = await create();
    const input = { keyId: value.keyId };
    for (const by of [actors.guarantor, actors.bureau, { ...actors.bank, organisation: 'other' }]) {
      await expect(revokeKey({ ctx: test.as(by), input })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
      const { items } = await listKeys({ ctx: test.as(by), input: {} });
      expect(items.some(({ keyId }) => keyId === value.keyId)).toBe(false);
    }
    expect(await whoIs(value.key)).toBeDefined();
  });

  it('leaves keys of the operator as they are', async () => {
    expect(await whoIs(test.keys.bank)).toMatchObject({ id: 'demo-bank', scopes: null });
  });
});

describe('over HTTP', () => {
  const call = (key: string | null, path: string, json?: unknown) =>
    test.request(path, {
      headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
      ...(json === undefined ? {} : { method: 'POST', body: JSON.stringify(json) }),
    });

  it('a key does what it was made for, and nothing else', async () => {
    const made = await call(test.keys.bank, '/v1/keys', INPUT);
    expect(made.status).toBe(201);
    expect(made.headers.get('cache-control')).toBe('no-store');
    const { key, keyId } = (await made.json()) as { key: string; keyId: string };
    expect((await call(key, '/v1/cooperatives')).status).toBe(200);
    for (const path of ['/v1/keys', '/v1/people', '/v1/models/indicators']) {
      expect([path, (await call(key, path)).status]).toEqual([
        path,
        path.includes('models') ? 404 : 403,
      ]);
    }
    const revoked = await call(test.keys.bank, `/v1/keys/${keyId}/revoke`, {});
    expect(revoked.status).toBe(201);
    expect((await call(key, '/v1/cooperatives')).status).toBe(401);
  });

  it('nobody checks what their own key made', async () => {
    const uscc = '93370322000000617J';
    const bureau = await create(actors.bureau, { scopes: ['statements:submit', 'ratings:rate'] });
    const { key } = bureau.value;
    const path = `/v1/cooperatives/${uscc}`;
    const submitted = await call(key, `${path}/statements`, balancedStatement());
    expect(submitted.status).toBe(201);
    const { statementId } = (await submitted.json()) as { statementId: string };
    const target = `${path}/statements/${statementId}/verification`;
    const verified = await call(test.keys.bureau, target, { decision: 'accepted' });
    expect([verified.status, await verified.json()]).toMatchObject([
      403,
      { code: 'MAKER_IS_CHECKER' },
    ]);
    const accepted = await call(test.keys.township, target, { decision: 'accepted' });
    expect(accepted.status).toBe(201);

    const rated = await call(key, `${path}/ratings`, {});
    expect(rated.status).toBe(201);
    const { ratingId } = (await rated.json()) as { ratingId: string };
    const objection = { reasons: '成员人数已更正，请复核。' };
    const input = { uscc, ratingId, objection };
    const asked = await requestReview({ ctx: test.as(cooperativeOf(uscc)), input });
    const decision = { outcome: 'upheld', reasons: '评级无误。' };
    const review = `/v1/reviews/${asked.value.requestId}/decision`;
    const decided = await call(test.keys.bureau, review, decision);
    expect([decided.status, await decided.json()]).toMatchObject([
      403,
      { code: 'REVIEWER_NOT_THIRD' },
    ]);
  });

  it('nobody decides over the objection that their own key made', async () => {
    const uscc = '93370322000000617J';
    const cooperative = { ...cooperativeOf(uscc), id: 'both' };
    const { value } = await create(cooperative, { scopes: ['ratings:request-review'] });
    const rated = await rateCooperative({
      ctx: test.as(actors.bureau),
      input: { uscc, request: {} },
    });
    const path = `/v1/cooperatives/${uscc}/ratings/${rated.value.ratingId}/review`;
    const asked = await call(value.key, path, { reasons: '成员人数已更正，请复核。' });
    const { requestId } = (await asked.json()) as { requestId: string };
    const decision = { outcome: 'upheld', reasons: '评级无误。' } as const;
    const ctx = test.as({ ...actors.bureau, id: 'both' });
    await expect(decideReview({ ctx, input: { requestId, decision } })).rejects.toMatchObject({
      code: 'REVIEWER_NOT_THIRD',
    });
  });

  it('nobody reviews weights that their own key drafted', async () => {
    const bureau = { ...actors.bureau, id: 'both' };
    const { value } = await create(bureau, { scopes: ['weighting:draft'] });
    const drafted = await call(value.key, '/v1/weighting/drafts', {
      title: '年度权重',
      reason: '年度复核',
    });
    const steps = weightingOf(test);
    const open = await steps.open((await drafted.json()) as Draft);
    await steps.judge(open);
    await steps.finish(open);
    const submitted = await steps.submit(await steps.close(open));
    const reviewer = { ...actors.regulator, id: 'both' };
    await expect(steps.decide(submitted, 'approved', reviewer)).rejects.toMatchObject({
      code: 'MAKER_IS_CHECKER',
    });
  });

  it('a key that has run out opens nothing', async () => {
    const { value } = await create(actors.bank, { expiresAt: '2026-11-25T02:00:00.000Z' });
    test.setNow('2026-11-25T02:00:00Z');
    expect((await call(value.key, '/v1/cooperatives')).status).toBe(401);
    test.setNow('2026-11-24T02:00:00Z');
    expect((await call(value.key, '/v1/cooperatives')).status).toBe(200);
  });

  it('says who one is to a key that was made for nothing of people', async () => {
    const { value } = await create(actors.bank, { scopes: ['cooperatives:read'] });
    expect((await call(value.key, '/v1/people')).status).toBe(403);
    const me = await call(value.key, '/v1/me');
    expect([me.status, await me.json()]).toMatchObject([
      200,
      { id: 'demo-bank', permissions: ['cooperatives:read'] },
    ]);
  });

  it('says who one is, and what one may do', async () => {
    const me = (await (await call(test.keys.regulator, '/v1/me')).json()) as {
      role: string;
      permissions: string[];
    };
    expect(me).toMatchObject({ role: 'regulator', mayApprove: true, id: 'demo-regulator' });
    expect(me.permissions).toEqual(
      PERMISSION_NAMES.filter((name) => me.permissions.includes(name)),
    );
    expect(me.permissions).toContain('weighting:review');
    expect(me.permissions).not.toContain('weighting:publish');
  });

  it('organisations are added by the bureau, but never one that watches over it', async () => {
    const bank = {
      organisationId: 'second-bank',
      kind: 'bank',
      zh: '村镇银行',
      en: 'Village Bank',
    };
    expect((await call(test.keys.bureau, '/v1/organisations', bank)).status).toBe(201);
    const again = await call(test.keys.bureau, '/v1/organisations', bank);
    expect([again.status, await again.json()]).toMatchObject([
      409,
      { code: 'ORGANISATION_EXISTS' },
    ]);
    for (const kind of ['regulator', 'bureau']) {
      const own = { ...bank, organisationId: `own-${kind}`, kind };
      expect((await call(test.keys.bureau, '/v1/organisations', own)).status).toBe(403);
    }
    expect((await call(test.keys.bank, '/v1/organisations', bank)).status).toBe(403);
    const page = await call(test.keys.bank, '/v1/organisations?limit=2&after=demo-rural-bank');
    expect(await page.json()).toMatchObject({
      items: [{ organisationId: 'second-bank' }],
      next: null,
    });
  });

  it('an invitation is a link, and a person of another county is not there', async () => {
    const person = { email: 'new@example.com', role: 'bank', organisation: 'demo-rural-bank' };
    const made = await call(test.keys.bank, '/v1/invitations', person);
    expect(made.status).toBe(201);
    expect(await made.json()).toMatchObject({
      link: expect.stringMatching(/^http:\/\/localhost:8787\/invitations\/inv_/),
    });
    const end = await call(test.keys.bureau, '/v1/people/mem_unknown/end', {});
    expect([end.status, await end.json()]).toMatchObject([404, { code: 'NOT_FOUND' }]);
  });
});
