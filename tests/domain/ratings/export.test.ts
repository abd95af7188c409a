import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { modelDigests } from '../../../models/catalog.ts';
import { heheng } from '../../support/command.ts';
import { openTestHouse, type TestHouse } from '../../support/house.ts';

/*
 * A published model and any rating leave as files, and `heheng score`, which knows no database, gives
 * the same bytes from them.
 */

let test: TestHouse;

beforeAll(async () => {
  test = await openTestHouse();
});
afterAll(async () => test?.close());

async function get(path: string): Promise<Response> {
  const headers = { Authorization: `Bearer ${test.keys.regulator}` };
  const response = await test.request(`/v1${path}`, { headers });
  expect(response.status).toBe(200);
  return response;
}

type Items = { items: { uscc: string; ratingId: string }[] };
const itemsAt = async (path: string) => ((await (await get(path)).json()) as Items).items;

it('every rating of the county is repeated to the byte by another process', async () => {
  const cooperatives = await itemsAt('/cooperatives?limit=200');
  const inputs: string[] = [];
  const outputs: string[] = [];
  const levels = new Set<string>();
  for (const { uscc } of cooperatives) {
    for (const { ratingId } of await itemsAt(`/cooperatives/${uscc}/ratings`)) {
      const path = `/cooperatives/${uscc}/ratings/${ratingId}`;
      inputs.push(await (await get(`${path}/score-input`)).text());
      outputs.push(await (await get(`${path}/score-output`)).text());
      levels.add((JSON.parse(outputs.at(-1) ?? '') as { level: string }).level);
    }
  }
  const model = await get('/models/indicators/gaoqing-2026/file?version=1.0.0');
  const file = join(tmpdir(), `heheng-model-${process.pid}.json`);
  await writeFile(file, Buffer.from(await model.arrayBuffer()));
  const { status, stdout } = await heheng(['score', '--model-file', file], inputs.join(''));
  await rm(file);
  expect(status).toBe(0);
  expect(stdout).toBe(outputs.join(''));
  expect(inputs.length).toBeGreaterThan(60);
  expect([...levels]).toEqual(expect.arrayContaining(['NORMAL', 'RED', 'DATA_GAP']));
});

it('a model file carries its digest as ETag, for the newest version too', async () => {
  const newest = await get('/models/indicators/gaoqing-2026/file');
  const digest = modelDigests['indicators/gaoqing-2026/1.0.0.json'];
  expect(newest.headers.get('etag')).toBe(`"${digest}"`);
  expect(newest.headers.get('content-type')).toBe('application/json');
  const bytes = await newest.arrayBuffer();
  const hash = Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex');
  expect(`sha256:${hash}`).toBe(digest);
});

it.each(['9.9.9', '1.0.0/../1.0.0'])('there is no version %s', async (version) => {
  const path = `/v1/models/indicators/gaoqing-2026/file?version=${version}`;
  const headers = { Authorization: `Bearer ${test.keys.bank}` };
  expect([404, 422]).toContain((await test.request(path, { headers })).status);
});
