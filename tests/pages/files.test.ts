import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Role } from '../../src/domain/context.ts';
import { Visitor } from '../support/browsing.ts';
import { grant } from '../support/consents.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';

/* The files of a rating and of a model version, from the pages that show these. */

const USCC = '93370322000000617J';
const REPORT = `/cooperatives/${USCC}`;

let test: TestHouse;

beforeAll(async () => {
  test = await openTestHouse();
  await grant(test, USCC);
});
afterAll(async () => test.close());

async function signedIn(role: Role): Promise<Visitor> {
  const visitor = new Visitor(test);
  await visitor.post('/sign-in', { role });
  return visitor;
}

const linksIn = (html: string): string[] =>
  [...html.matchAll(/<a href="([^"]+)" download="">/g)].map(([, href]) => href ?? '');

const ofApi = async (path: string) => {
  const headers = { Authorization: `Bearer ${test.keys.regulator}` };
  return (await test.request(path, { headers })).text();
};

it.each(['bureau', 'township', 'regulator', 'cooperative'] as const)(
  'the report leads a %s to the files, which are those of the API to the byte',
  async (role) => {
    const visitor = await signedIn(role);
    const [model = '', input = '', output = ''] = linksIn((await visitor.get(REPORT)).html);
    const files = [await visitor.get(model), await visitor.get(input), await visitor.get(output)];
    expect(files.map(({ status }) => status)).toEqual([200, 200, 200]);
    const [, modelId, version] = /^\/models\/([^/]+)\/([^/]+)\/file$/.exec(model) ?? [];
    expect(files.map(({ html }) => html)).toEqual([
      await ofApi(`/v1/models/indicators/${modelId}/file?version=${version}`),
      await ofApi(`/v1${input}`),
      await ofApi(`/v1${output}`),
    ]);
  },
);

it('a bank is led to none, and gets no files of ratings', async () => {
  const bank = await signedIn('bank');
  const report = await bank.get(REPORT);
  expect(report.status).toBe(200);
  expect(linksIn(report.html)).toEqual([]);
  const input = linksIn((await (await signedIn('bureau')).get(REPORT)).html)[1] ?? '';
  expect((await bank.get(input)).status).toBe(404);
});

it('the page of weights has the file of each published version', async () => {
  const bureau = await signedIn('bureau');
  const links = linksIn((await bureau.get('/weighting')).html);
  expect(links.length).toBeGreaterThan(0);
  for (const link of links) expect((await bureau.get(link)).status).toBe(200);
  expect((await bureau.get('/models/gaoqing-2026/9.9.9/file')).status).toBe(404);
});
