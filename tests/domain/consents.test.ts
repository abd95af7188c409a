import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { grantConsent } from '../../src/domain/consents/grant.ts';
import { listConsents } from '../../src/domain/consents/list.ts';
import type { Purpose } from '../../src/domain/consents/purposes.ts';
import { revokeConsent } from '../../src/domain/consents/revoke.ts';
import type { GrantConsentInput } from '../../src/domain/consents/schemas.ts';
import type { Actor, Context } from '../../src/domain/context.ts';
import { getCooperative } from '../../src/domain/cooperatives/get.ts';
import { listCooperatives } from '../../src/domain/cooperatives/list.ts';
import { getReport } from '../../src/domain/counties/get-report.ts';
import { demonstrationActors } from '../../src/domain/demonstration/seed.ts';
import { getDisclosureSheet } from '../../src/domain/disclosure-sheets/get.ts';
import { listDisclosures } from '../../src/domain/disclosures/list.ts';
import { routeCooperative } from '../../src/domain/programmes/route.ts';
import { getRating } from '../../src/domain/ratings/get.ts';
import { listRatings } from '../../src/domain/ratings/list.ts';
import { getStatement } from '../../src/domain/statements/get.ts';
import { listStatements } from '../../src/domain/statements/list.ts';
import { cooperativeOf, grant } from '../support/consents.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';

/* A bank sees what a live consent shows it; everything else is not there. */

const { bureau, regulator, township, bank, guarantor, expert } = demonstrationActors();
const NOW = '2026-11-24T02:00:00Z';
const NOT_THERE = { code: 'NOT_FOUND', issues: [] };

let test: TestHouse;
let usccs: string[];

beforeAll(async () => {
  test = await openTestHouse();
  const { items } = await listCooperatives({ ctx: test.as(bureau), input: {} });
  usccs = items.filter(({ ratingId }) => ratingId !== null).map(({ uscc }) => uscc);
});
afterAll(async () => test.close());

/** A cooperative that no test has used yet. */
const fresh = (): string => usccs.pop() ?? '';

const reading = (actor: Actor, purpose?: Purpose): Context => ({ ...test.as(actor), purpose });
const rating = (uscc: string, ctx = reading(bank)) => getRating({ ctx, input: { uscc } });

describe('a consent', () => {
  it('shows a bank the rating that it names, as everybody else sees it', async () => {
    const uscc = fresh();
    await expect(rating(uscc)).rejects.toMatchObject(NOT_THERE);
    await grant(test, uscc);
    expect(await rating(uscc)).toEqual(await rating(uscc, reading(bureau)));
    const input = { uscc };
    const ctx = reading(bank);
    expect(await getCooperative({ ctx, input })).toMatchObject({ uscc });
    expect((await listRatings({ ctx, input })).items.length).toBeGreaterThan(0);
  });

  it('shows the kinds of data that it names, and no other', async () => {
    const uscc = fresh();
    const { consentId } = await grant(test, uscc, { scopes: ['statements'] });
    const ctx = reading(bank);
    const { items } = await listStatements({ ctx, input: { uscc } });
    const statementId = items[0]?.statementId ?? '';
    expect(await getStatement({ ctx, input: { uscc, statementId } })).toMatchObject({ uscc });
    await expect(rating(uscc)).rejects.toMatchObject(NOT_THERE);
    const application = {};
    const route = () => routeCooperative({ ctx, input: { uscc, application } });
    await expect(route()).rejects.toMatchObject(NOT_THERE);
    await grant(test, uscc, { scopes: ['rating'] });
    await expect(route()).rejects.toMatchObject(NOT_THERE);
    const narrow = await getReport({ ctx, input: { uscc, application } });
    expect([narrow.route, narrow.rating?.uscc]).toEqual([null, uscc]);
    await grant(test, uscc, { scopes: ['facts'] });
    expect(await route()).toEqual(
      await routeCooperative({ ctx: reading(bureau), input: { uscc, application } }),
    );
    const report = await getReport({ ctx, input: { uscc, application } });
    expect(report.statement).toMatchObject({ state: 'accepted' });
    expect(report.route).not.toBeNull();
    const revocation = {};
    const own = test.as(cooperativeOf(uscc));
    await revokeConsent({ ctx: own, input: { uscc, consentId, revocation } });
    expect((await getReport({ ctx, input: { uscc, application } })).statement).toBeNull();
    await expect(listStatements({ ctx, input: { uscc } })).rejects.toMatchObject(NOT_THERE);
  });

  it('is for its receiver alone', async () => {
    const uscc = fresh();
    await grant(test, uscc);
    const others = [guarantor, expert, { ...bank, organisation: 'other-bank' }];
    for (const other of others) {
      await expect(rating(uscc, reading(other))).rejects.toMatchObject(NOT_THERE);
      const { items } = await listCooperatives({ ctx: reading(other), input: {} });
      expect(items.map((it) => it.uscc)).not.toContain(uscc);
    }
  });

  it('is for its purpose alone', async () => {
    const uscc = fresh();
    await grant(test, uscc, { purpose: 'post-loan' });
    await expect(rating(uscc)).rejects.toMatchObject(NOT_THERE);
    await expect(rating(uscc, reading(bank, 'loan'))).rejects.toMatchObject(NOT_THERE);
    expect(await rating(uscc, reading(bank, 'post-loan'))).toMatchObject({ uscc });
  });

  it('ends to the millisecond, between a request and the read', async () => {
    const uscc = fresh();
    const validUntil = '2026-11-24T03:00:00.000Z';
    await grant(test, uscc, { validUntil });
    test.setNow('2026-11-24T02:59:59.999Z');
    expect(await rating(uscc)).toMatchObject({ uscc });
    test.setNow(validUntil);
    await expect(rating(uscc)).rejects.toMatchObject(NOT_THERE);
    test.setNow(NOW);
  });

  it('does not begin before its time', async () => {
    const uscc = fresh();
    await grant(test, uscc, { validFrom: '2026-12-01T00:00:00.000Z' });
    await expect(rating(uscc)).rejects.toMatchObject(NOT_THERE);
    test.setNow('2026-12-01T00:00:00.000Z');
    expect(await rating(uscc)).toMatchObject({ uscc });
    test.setNow(NOW);
  });

  it('is taken back in one step, at once and once', async () => {
    const uscc = fresh();
    const { consentId } = await grant(test, uscc);
    expect(await rating(uscc)).toMatchObject({ uscc });
    const ctx = test.as(cooperativeOf(uscc));
    const input = { uscc, consentId, revocation: { reason: '不再申请贷款' } };
    const { value } = await revokeConsent({ ctx, input });
    expect(value).toMatchObject({ state: 'revoked', reason: '不再申请贷款' });
    await expect(rating(uscc)).rejects.toMatchObject(NOT_THERE);
    await expect(revokeConsent({ ctx, input })).rejects.toMatchObject({ code: 'CONSENT_OVER' });
  });

  it('shows nothing of another cooperative, whatever is asked for', async () => {
    const [uscc, other] = [fresh(), fresh()];
    await grant(test, uscc, { scopes: ['rating', 'statements', 'facts'] });
    const ctx = reading(bank);
    const { items } = await listStatements({ ctx: test.as(bureau), input: { uscc: other } });
    const statementId = items[0]?.statementId ?? '';
    await expect(getStatement({ ctx, input: { uscc, statementId } })).rejects.toMatchObject(
      NOT_THERE,
    );
    const { ratingId } = await rating(other, reading(bureau));
    await expect(getRating({ ctx, input: { uscc, ratingId } })).rejects.toMatchObject(NOT_THERE);
    await expect(getDisclosureSheet({ ctx, input: { uscc, ratingId } })).rejects.toMatchObject(
      NOT_THERE,
    );
  });
});

describe('granting', () => {
  const attempt = (uscc: string, change: Partial<GrantConsentInput>, actor = cooperativeOf(uscc)) =>
    grantConsent({
      ctx: test.as(actor),
      input: {
        uscc,
        consent: {
          receiver: 'demo-rural-bank',
          purpose: 'loan',
          scopes: ['rating'],
          validUntil: '2027-05-01T00:00:00.000Z',
          ...change,
        },
      },
    });

  it.each<[string, Partial<GrantConsentInput>, string, string]>([
    ['an unknown receiver', { receiver: 'nobody' }, '/receiver', 'RECEIVER_UNKNOWN'],
    ['the bureau as receiver', { receiver: 'demo-bureau' }, '/receiver', 'RECEIVER_UNKNOWN'],
    ['a loan from a guarantor', { receiver: 'demo-guarantor' }, '/purpose', 'PURPOSE_UNFIT'],
    ['a period that is over', { validUntil: NOW }, '/validUntil', 'PERIOD_EMPTY'],
    [
      'a begin in the past',
      { validFrom: '2026-11-24T01:59:59.999Z' },
      '/validFrom',
      'PERIOD_BEFORE_NOW',
    ],
    [
      'more than 366 days',
      { validUntil: '2027-11-25T02:00:00.001Z' },
      '/validUntil',
      'PERIOD_TOO_LONG',
    ],
  ])('refuses %s at its place', async (_, change, pointer, code) => {
    await expect(attempt(usccs[0] ?? '', change)).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      issues: [{ pointer, code, zh: expect.stringMatching(/\p{Script=Han}/u) }],
    });
  });

  it('takes 366 days to the millisecond', async () => {
    const until = { validUntil: '2027-11-25T02:00:00.000Z' };
    expect((await attempt(fresh(), until)).value.state).toBe('live');
  });

  it('is for the cooperative itself', async () => {
    const uscc = usccs[0] ?? '';
    for (const actor of [bureau, regulator, township, bank, guarantor, expert]) {
      await expect(attempt(uscc, {}, actor)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
    await expect(attempt(uscc, {}, cooperativeOf(usccs[1] ?? ''))).rejects.toMatchObject(NOT_THERE);
  });

  it('is told in the audit trail, with the words that were agreed to', async () => {
    const uscc = fresh();
    const { consentId, wording } = await grant(test, uscc);
    const { rows } = await sql<{ record: string }>`select record from audit_record
      where subject = ${consentId}`.execute(test.house.db);
    expect(JSON.parse(rows[0]?.record ?? '')).toMatchObject({
      action: 'consent.grant',
      role: 'cooperative',
      basis: '个人信息保护法 第二十三条',
      versions: { wording: wording.version },
      details: { receiver: 'demo-rural-bank', purpose: 'loan', scopes: ['rating'] },
    });
  });
});

describe('the list of consents', () => {
  it('has one’s own, those that one was given, or all, page by page', async () => {
    const uscc = fresh();
    const made = [
      await grant(test, uscc),
      await grant(test, uscc, { receiver: 'demo-guarantor', purpose: 'guarantee' }),
    ];
    const list = (actor: Actor, input: { uscc?: string; after?: string; limit?: number } = {}) =>
      listConsents({ ctx: test.as(actor), input });
    const own = await list(cooperativeOf(uscc), { uscc: usccs[0] ?? '' });
    expect(own.items.map(({ consentId }) => consentId).reverse()).toEqual(
      made.map(({ consentId }) => consentId),
    );
    const toBank = (await list(bank)).items;
    expect(new Set(toBank.map(({ receiver }) => receiver.organisationId))).toEqual(
      new Set(['demo-rural-bank']),
    );
    const first = await list(regulator, { limit: 1 });
    const second = await list(regulator, { limit: 1, after: first.next ?? '' });
    expect([...first.items, ...second.items].map(({ consentId }) => consentId)).toEqual(
      made.map(({ consentId }) => consentId).reverse(),
    );
    await expect(list(township)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('the register of disclosures', () => {
  it('has each read of a bank: who, what, what for, under which consent', async () => {
    const uscc = fresh();
    const { consentId } = await grant(test, uscc, { scopes: ['rating', 'facts'] });
    const ctx = reading(bank);
    const input = { uscc };
    await rating(uscc);
    await listRatings({ ctx, input });
    await getCooperative({ ctx, input });
    await routeCooperative({ ctx, input: { uscc, application: {} } });
    await getReport({ ctx, input: { uscc, application: {} } });
    await listCooperatives({ ctx, input: {} });
    const { items } = await listDisclosures({ ctx: test.as(cooperativeOf(uscc)), input: {} });
    expect(items.map(({ shown }) => shown).reverse()).toEqual([
      ['rating'],
      ['rating'],
      ['identity'],
      ['rating', 'facts'],
      ['rating', 'facts'],
      ['rating'],
    ]);
    for (const item of items) {
      expect(item).toMatchObject({
        ...{ uscc, consentId, role: 'bank', actor: 'demo-bank', purpose: 'loan' },
        organisation: { organisationId: 'demo-rural-bank', zh: '农商行（演示）' },
        disclosedAt: '2026-11-24T02:00:00.000Z',
      });
    }
  });

  it('has nothing of a read that was refused, and nothing of government', async () => {
    const uscc = fresh();
    await grant(test, uscc);
    await expect(
      getRating({ ctx: reading(bank), input: { uscc, ratingId: 'rat_none' } }),
    ).rejects.toMatchObject(NOT_THERE);
    await rating(uscc, reading(bureau));
    const list = await listDisclosures({ ctx: test.as(regulator), input: { uscc } });
    expect(list).toEqual({ items: [], next: null });
  });

  it('names for each kind of data the consent that allowed it', async () => {
    const uscc = fresh();
    const one = await grant(test, uscc, { scopes: ['rating'] });
    const other = await grant(test, uscc, { scopes: ['facts'] });
    await routeCooperative({ ctx: reading(bank), input: { uscc, application: {} } });
    const { items } = await listDisclosures({ ctx: test.as(bureau), input: { uscc } });
    expect(items.map(({ consentId, shown }) => [consentId, ...shown]).reverse()).toEqual([
      [one.consentId, 'rating'],
      [other.consentId, 'facts'],
    ]);
  });

  it('is for the cooperative itself, bureau and regulator', async () => {
    for (const actor of [township, bank, guarantor, expert]) {
      const list = listDisclosures({ ctx: test.as(actor), input: {} });
      await expect(list).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
    const [uscc = '', other = ''] = usccs;
    const mine = await listDisclosures({
      ctx: test.as(cooperativeOf(uscc)),
      input: { uscc: other },
    });
    expect(mine.items.filter((item) => item.uscc !== uscc)).toEqual([]);
  });
});

describe('over HTTP', () => {
  const get = async (path: string, key: string, headers: Record<string, string> = {}) => {
    const response = await test.request(path, {
      headers: { Authorization: `Bearer ${key}`, 'X-Request-Id': 'fixed', ...headers },
    });
    return {
      status: response.status,
      text: await response.text(),
      type: response.headers.get('content-type'),
    };
  };

  it('what a bank may not see is byte for byte what is not there', async () => {
    const uscc = fresh();
    await grant(test, uscc, { scopes: ['statements'] });
    const { ratingId } = await rating(uscc, reading(bureau));
    const none = '93370322000000019N';
    for (const rest of ['/rating', '/ratings', `/ratings/${ratingId}`, '/route']) {
      const notYours = await get(`/v1/cooperatives/${uscc}${rest}`, test.keys.bank);
      const notThere = await get(`/v1/cooperatives/${none}${rest}`, test.keys.bank);
      expect(notYours).toEqual(notThere);
      expect(notYours.status).toBe(404);
    }
  });

  it('the purpose is told in a header, and one that is unknown is refused', async () => {
    const uscc = fresh();
    await grant(test, uscc, { purpose: 'post-loan' });
    const path = `/v1/cooperatives/${uscc}/rating`;
    expect((await get(path, test.keys.bank)).status).toBe(404);
    expect((await get(path, test.keys.bank, { 'X-Purpose': 'post-loan' })).status).toBe(200);
    const unknown = await get(path, test.keys.bank, { 'X-Purpose': 'advertising' });
    expect([unknown.status, JSON.parse(unknown.text)]).toMatchObject([
      422,
      { code: 'INPUT_INVALID', issues: [{ pointer: '/header/x-purpose' }] },
    ]);
  });
});
