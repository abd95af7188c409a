import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demonstrationActors } from '../../src/domain/demonstration/seed.ts';
import { rateCooperative } from '../../src/domain/ratings/rate.ts';
import { submitStatement } from '../../src/domain/statements/submit.ts';
import openApi from '../../src/http/openapi.json' with { type: 'json' };
import { balancedStatement } from '../support/accounts.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';

/* Every list is read page by page, each item once and in the order of the whole. */

const USCC = '93370322000000617J';
const { bureau } = demonstrationActors();

let test: TestHouse;

beforeAll(async () => {
  test = await openTestHouse();
  for (const serial of [1, 2, 3]) {
    const submission = { ...balancedStatement(2023), facts: { members: 100 + serial } };
    const ctx = test.as(bureau);
    await submitStatement({ ctx, input: { uscc: USCC, submission } });
    await rateCooperative({ ctx, input: { uscc: USCC, request: {} } });
  }
});
afterAll(async () => test?.close());

type Item = Record<string, unknown>;
type List = { readonly items: Item[]; readonly next: string | null };

async function page(path: string, query: Record<string, string>): Promise<List> {
  const headers = { Authorization: `Bearer ${test.keys.bureau}` };
  const response = await test.request(`${path}?${new URLSearchParams(query)}`, { headers });
  expect(response.status).toBe(200);
  return (await response.json()) as List;
}

const LISTS = [
  '/v1/cooperatives',
  `/v1/cooperatives/${USCC}/ratings`,
  `/v1/cooperatives/${USCC}/statements`,
];

describe.each(LISTS)('the list %s', (path) => {
  it('says by its pages what it says as a whole', async () => {
    const whole = await page(path, { limit: '200' });
    expect(whole.next).toBeNull();
    expect(whole.items.length).toBeGreaterThan(4);
    const seen: Item[] = [];
    for (let after: string | null = ''; after !== null; ) {
      const query: Record<string, string> = after === '' ? { limit: '2' } : { limit: '2', after };
      const { items, next }: List = await page(path, query);
      expect(items.length).toBeLessThanOrEqual(2);
      seen.push(...items);
      after = next;
    }
    expect(seen).toEqual(whole.items);
  });

  it.each(['0', '201', '1.5', 'x'])('refuses a limit of %s', async (limit) => {
    const headers = { Authorization: `Bearer ${test.keys.bureau}` };
    const response = await test.request(`${path}?limit=${limit}`, { headers });
    expect(response.status).toBe(422);
  });
});

it('every operation that answers with a list takes a cursor and a limit', () => {
  const schemas: Record<string, object> = openApi.components.schemas;
  const lists = Object.values(openApi.paths).flatMap((methods) => {
    const get = (methods as { get?: Operation }).get;
    const ref = get?.responses['200']?.content?.['application/json']?.schema?.$ref;
    const schema = schemas[ref?.split('/').at(-1) ?? ''] as { properties?: object } | undefined;
    return get !== undefined && 'items' in (schema?.properties ?? {}) ? [{ get, schema }] : [];
  });
  expect(lists.length).toBeGreaterThanOrEqual(LISTS.length);
  const lacking = lists.filter(({ get, schema }) => {
    const taken = (get.parameters ?? []).map(({ name }) => name);
    return (
      !(taken.includes('after') && taken.includes('limit')) ||
      !('next' in (schema?.properties ?? {}))
    );
  });
  expect(lacking.map(({ get }) => get.operationId)).toEqual([]);
});

type Operation = {
  readonly operationId: string;
  readonly parameters?: readonly { readonly name: string }[];
  readonly responses: {
    readonly 200?: {
      readonly content?: { readonly 'application/json'?: { readonly schema?: { $ref?: string } } };
    };
  };
};
