import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getContact } from '../../src/domain/contacts/get.ts';
import { maskName, maskPhone } from '../../src/domain/contacts/mask.ts';
import { recordContact } from '../../src/domain/contacts/record.ts';
import { revealContact } from '../../src/domain/contacts/reveal.ts';
import type { Actor } from '../../src/domain/context.ts';
import { demonstrationActors } from '../../src/domain/demonstration/seed.ts';
import { listDisclosures } from '../../src/domain/disclosures/list.ts';
import { cooperativeOf, grant } from '../support/consents.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';

/* Personal data: masked by default, shown for a purpose that is written down. */

const USCC = '93370322000000617J';
const CONTACT = { name: '王建国', phone: '13812341234' };
const { bureau, regulator, township, bank, expert } = demonstrationActors();

let test: TestHouse;

beforeAll(async () => {
  test = await openTestHouse();
});
afterAll(async () => test.close());

const record = (revision?: number, contact = CONTACT, actor: Actor = bureau) =>
  recordContact({ ctx: test.as(actor), input: { uscc: USCC, contact, revision } });
const reveal = (actor: Actor) =>
  revealContact({ ctx: test.as(actor), input: { uscc: USCC, reveal: { purpose: '核实报表' } } });

describe('masks', () => {
  it.each([
    ['王建国', '王**'],
    ['李明', '李*'],
    ['𠮷野家', '𠮷**'],
  ])('%s is shown as %s', (name, masked) => expect(maskName(name)).toBe(masked));

  it.each([
    ['13812341234', '138****1234'],
    ['0533-6961234', '053****1234'],
    ['+86 138 1234 1234', '861******1234'],
    ['6961234', '*****34'],
  ])('%s is shown as %s', (phone, masked) => expect(maskPhone(phone)).toBe(masked));
});

describe('a contact', () => {
  it('is answered masked, to whoever records or reads it', async () => {
    const masked = { name: '王**', phone: '138****1234', isMasked: true, revision: 1 };
    expect((await record()).value).toMatchObject(masked);
    for (const actor of [bureau, regulator, township, cooperativeOf(USCC)]) {
      const contact = await getContact({ ctx: test.as(actor), input: { uscc: USCC } });
      expect(contact).toMatchObject(masked);
    }
  });

  it('is not there for a bank, whatever the consent', async () => {
    await grant(test, USCC, { scopes: ['rating', 'statements', 'facts'] });
    for (const actor of [bank, expert]) {
      const contact = getContact({ ctx: test.as(actor), input: { uscc: USCC } });
      await expect(contact).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
  });

  it('is changed only by somebody who has read it', async () => {
    await expect(record()).rejects.toMatchObject({ code: 'REVISION_NEEDED' });
    await expect(record(7)).rejects.toMatchObject({ code: 'REVISION_STALE' });
    expect((await record(1)).value.revision).toBe(2);
    await expect(record(1)).rejects.toMatchObject({ code: 'REVISION_STALE' });
  });

  it('is revealed for a purpose, and the register says to whom', async () => {
    expect(await reveal(township)).toMatchObject({ ...CONTACT, isMasked: false });
    const list = await listDisclosures({ ctx: test.as(cooperativeOf(USCC)), input: {} });
    expect(list.items[0]).toMatchObject({
      ...{ role: 'township', actor: 'demo-township', purpose: '核实报表' },
      organisation: { organisationId: 'tangfang', zh: '唐坊镇' },
      ...{ consentId: null, shown: ['contact'] },
    });
    for (const actor of [regulator, bank, expert]) {
      await expect(reveal(actor)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
  });

  it('is not revealed to the township of another town, or to a neighbour', async () => {
    const elsewhere = [
      { ...township, organisation: 'qingcheng' },
      cooperativeOf('93370322000000027H'),
    ];
    for (const actor of elsewhere) {
      await expect(reveal(actor)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
  });

  it('leaves no trace in the audit trail or in stored answers', async () => {
    const ctx = test.as(bureau, 'contact-1');
    const contact = { name: '赵无痕', phone: '13998765432' };
    await recordContact({ ctx, input: { uscc: USCC, contact, revision: 2 } });
    const { rows } = await sql<{ text: string }>`
      select record as text from audit_record union all select result from idempotency_key
    `.execute(test.house.db);
    expect(rows.length).toBeGreaterThan(100);
    expect(rows.filter(({ text }) => /赵无痕|13998765432/.test(text ?? ''))).toEqual([]);
  });

  it('over HTTP has an ETag, and is stale without it', async () => {
    const call = (headers: Record<string, string>, body?: unknown) =>
      test.request(`/v1/cooperatives/${USCC}/contact`, {
        ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
        headers: {
          Authorization: `Bearer ${test.keys.bureau}`,
          'Content-Type': 'application/json',
          ...headers,
        },
      });
    const etag = (await call({})).headers.get('etag') ?? '';
    expect(etag).toMatch(/^"r\d+"$/);
    expect((await call({}, CONTACT)).status).toBe(428);
    expect((await call({ 'If-Match': '"r1"' }, CONTACT)).status).toBe(412);
    expect((await call({ 'If-Match': etag }, CONTACT)).status).toBe(201);
    const wrong = await call({ 'If-Match': etag }, { ...CONTACT, phone: '电话' });
    expect([wrong.status, await wrong.json()]).toMatchObject([
      422,
      { issues: [{ pointer: '/phone' }] },
    ]);
  });
});
