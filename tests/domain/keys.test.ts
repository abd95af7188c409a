import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROLES } from '../../src/domain/context.ts';
import { createCounty } from '../../src/domain/counties/create.ts';
import { demonstrationActors, seedDemonstration } from '../../src/domain/demonstration/seed.ts';
import { authenticate } from '../../src/domain/keys/authenticate.ts';
import { type CreateKeyInput, createKey } from '../../src/domain/keys/create.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';

let test: TestHouse;

beforeAll(async () => {
  test = await openTestHouse();
});
afterAll(async () => test.close());

const KEY = { countyCode: '370322', id: 'li-ming', name: '李明', role: 'bureau' } as const;

describe('a key', () => {
  it('tells who acts, and is kept as its hash alone', async () => {
    const key = await createKey({ house: test.house, input: KEY });
    expect(key).toMatch(/^hh_[\w-]{43}$/);
    expect(await authenticate({ house: test.house, key })).toEqual({
      ...KEY,
      organisation: null,
      scopes: null,
      mayApprove: false,
    });
    const { rows } = await sql<{ row: string }>`select api_key::text as row from api_key`.execute(
      test.house.db,
    );
    expect(rows.some(({ row }) => row.includes(key.slice(3)))).toBe(false);
  });

  it('runs out', async () => {
    const expiresAt = new Date(test.house.now().getTime() + 1000).toISOString();
    const key = await createKey({ house: test.house, input: { ...KEY, expiresAt } });
    expect(await authenticate({ house: test.house, key })).toBeDefined();
    test.setNow(expiresAt);
    expect(await authenticate({ house: test.house, key })).toBeUndefined();
  });

  it.each(['', 'hh_', `hh_${'a'.repeat(43)}`, `hh_${'a'.repeat(42)}'`, 'x'.repeat(10_000)])(
    'that was made up opens nothing: %.12s',
    async (key) => {
      expect(await authenticate({ house: test.house, key })).toBeUndefined();
    },
  );

  it.each([
    { ...KEY, role: 'township', organisation: 'nowhere' },
    { ...KEY, role: 'cooperative', organisation: '93370322000000019M' },
    { ...KEY, role: 'cooperative' },
  ] as const)('is not made for an organisation that does not exist: %o', async (input) => {
    await expect(createKey({ house: test.house, input })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      issues: [{ pointer: '/organisation' }],
    });
  });

  it('that approves is not made for two sides under one id', async () => {
    const own = { ...KEY, id: 'two-sides', mayApprove: true };
    await createKey({ house: test.house, input: own });
    await createKey({ house: test.house, input: own });
    const others: CreateKeyInput[] = [
      { ...own, role: 'regulator' },
      { ...own, organisation: 'other-bureau' },
    ];
    for (const input of others) {
      await expect(createKey({ house: test.house, input })).rejects.toMatchObject({
        code: 'APPROVER_ELSEWHERE',
      });
      await createKey({ house: test.house, input: { ...input, mayApprove: false } });
    }
  });

  it('that approved binds its id no more when it has run out', async () => {
    const { house } = test;
    const expiresAt = new Date(house.now().getTime() + 1000).toISOString();
    await createKey({ house, input: { ...KEY, id: 'moves-on', expiresAt, mayApprove: true } });
    const next: CreateKeyInput = { ...KEY, id: 'moves-on', role: 'regulator', mayApprove: true };
    await expect(createKey({ house, input: next })).rejects.toMatchObject({
      code: 'APPROVER_ELSEWHERE',
    });
    test.setNow(expiresAt);
    await createKey({ house, input: next });
  });

  it('has an id of its own: not that of the operator of the machine', async () => {
    await expect(
      createKey({ house: test.house, input: { ...KEY, id: 'operator' } }),
    ).rejects.toMatchObject({ issues: [{ path: ['id'] }] });
  });

  it('is not made for a county that is not set up', async () => {
    const input = { ...KEY, countyCode: '370321' };
    await expect(createKey({ house: test.house, input })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('a county', () => {
  const county = {
    countyCode: '370321',
    zh: '桓台县',
    en: 'Huantai County',
    towns: [{ townId: 'suozhen', zh: '索镇街道', en: 'Suozhen Sub-district' }],
  };

  it('is set up once, and its people see nothing of other counties', async () => {
    expect(await createCounty({ house: test.house, input: county })).toEqual({
      countyCode: '370321',
    });
    await expect(createCounty({ house: test.house, input: county })).rejects.toMatchObject({
      code: 'COUNTY_EXISTS',
    });
    const input = { ...KEY, countyCode: '370321', id: 'wang-fang', name: '王芳' };
    const key = await createKey({ house: test.house, input });
    const headers = { Authorization: `Bearer ${key}` };
    const list = await test.request('/v1/cooperatives', { headers });
    expect(await list.json()).toEqual({ items: [], next: null });
    const one = await test.request('/v1/cooperatives/93370322000000617J', { headers });
    expect(one.status).toBe(404);
  });
});

describe('the demonstration', () => {
  it('has somebody of every role', () => {
    expect(Object.keys(demonstrationActors())).toEqual([...ROLES]);
  });

  it('is filled once', async () => {
    const count = async () =>
      (
        await sql<{ n: string }>`select (select count(*) from rating)
          + (select count(*) from audit_record) as n`.execute(test.house.db)
      ).rows[0]?.n;
    const before = await count();
    await seedDemonstration(test.house);
    expect(await count()).toBe(before);
  });

  it('goes on where it was interrupted', async () => {
    const house = { ...test.house };
    const interrupted = Object.assign(Object.create(null), house, {
      newId: (() => {
        let left = 40;
        return (prefix: string) => {
          left -= 1;
          if (left < 0) throw new Error('interrupted');
          return house.newId(prefix);
        };
      })(),
    });
    const fresh = await openTestHouse();
    try {
      const { rows: guarded } = await sql<{ name: string; trigger: string }>`select
        tgrelid::regclass::text as name, tgname as trigger
        from pg_trigger where tgname in ('append_only', 'stays')`.execute(fresh.house.db);
      const open = guarded.map(
        ({ name, trigger }) => `alter table ${name} disable trigger ${trigger}`,
      );
      await sql.raw([...open, 'truncate county cascade'].join('; ')).execute(fresh.house.db);
      const broken = { ...fresh.house, newId: interrupted.newId };
      await expect(seedDemonstration(broken)).rejects.toThrow('interrupted');
      await seedDemonstration(fresh.house);
      const { rows } = await sql<Record<string, number>>`select
        (select count(*)::integer from cooperative) as cooperatives,
        (select count(*)::integer from rating) as ratings,
        (select count(*)::integer from panel_judgment) as judgments`.execute(fresh.house.db);
      expect(rows[0]).toEqual({ cooperatives: 35, ratings: 69, judgments: 18 });
    } finally {
      await fresh.close();
    }
  });
});
