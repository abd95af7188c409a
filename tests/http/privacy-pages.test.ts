import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse, type TestHouse } from '../support/house.ts';

/* The page of a cooperative, where it decides who may look and sees who did. */

const USCC = '93370322000000617J';
const PAGE = `/cooperatives/${USCC}`;

let test: TestHouse;

beforeAll(async () => {
  test = await openTestHouse();
});
afterAll(async () => test.close());

type Role = keyof TestHouse['keys'];

async function page(role: Role, path = PAGE): Promise<string> {
  const headers = { Authorization: `Bearer ${test.keys[role]}` };
  return (await test.request(path, { headers })).text();
}

async function post(role: Role, path: string, fields: [string, string][], origin?: string) {
  return test.request(path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: {
      Authorization: `Bearer ${test.keys[role]}`,
      Origin: origin ?? 'http://localhost:8787',
    },
  });
}

const GRANT: [string, string][] = [
  ['receiver', 'demo-rural-bank loan'],
  ['scopes', 'rating'],
  ['scopes', 'facts'],
  ['validUntil', '2027-05-31'],
];

describe('the page of a cooperative', () => {
  it('shows its consents and who looked to itself alone', async () => {
    const own = await page('cooperative');
    for (const text of ['谁能看、谁看过', '目前没有同意任何机构查看', '还没有机构查看过']) {
      expect(own).toContain(text);
    }
    expect(await page('cooperative', `${PAGE}?lang=en`)).toContain('Who may look, and who did');
    for (const role of ['bureau', 'township', 'regulator'] as const) {
      expect(await page(role)).not.toContain('谁能看、谁看过');
    }
  });

  it('lets it agree, and a bank then look, and it sees that', async () => {
    expect(await page('bank')).toContain('没有找到');
    const granted = await post('cooperative', `${PAGE}/consents`, GRANT);
    expect([granted.status, granted.headers.get('location')]).toEqual([303, `${PAGE}#privacy`]);
    expect(await page('bank')).toContain('高青县墨犊黑牛养殖专业合作社');
    const own = await page('cooperative');
    expect(own).toContain('用于贷款审查，至 2027-05-31');
    expect(own).toMatch(/<td>农商行（演示）<\/td><td>评分 · 事实<\/td>/);
  });

  it('lets it take the consent back in one step', async () => {
    const own = await page('cooperative');
    const action = /action="([^"]+\/revocation)"/.exec(own)?.[1] ?? '';
    expect((await post('cooperative', action, [])).status).toBe(303);
    expect(await page('bank')).toContain('没有找到');
    expect(await page('cooperative')).toContain('已撤回');
  });

  it('lets it object to its rating, and everybody reads that', async () => {
    const own = await page('cooperative');
    const action = /action="([^"]+\/review)"/.exec(own)?.[1] ?? '';
    const asked = await post('cooperative', action, [['reasons', '成员人数已更正。\r\n请复核。']]);
    expect(asked.status).toBe(303);
    for (const role of ['cooperative', 'bureau'] as const) {
      expect(await page(role)).toContain('本评分正在人工复核');
    }
    expect(await page('cooperative')).not.toContain('申请人工复核');
  });

  it('refuses what is wrong in words, what is not one’s own, and forms of other sites', async () => {
    const without = GRANT.filter(([name]) => name !== 'scopes');
    const wrong = await post('cooperative', `${PAGE}/consents`, without);
    expect([wrong.status, await wrong.text()]).toEqual([
      422,
      expect.stringContaining('请至少选择一种数据。'),
    ]);
    const never = GRANT.map(([name, value]): [string, string] => [
      name,
      name === 'validUntil' ? '' : value,
    ]);
    expect((await post('cooperative', `${PAGE}/consents`, never)).status).toBe(422);
    const others = '/cooperatives/93370322000000625D/consents';
    expect((await post('cooperative', others, GRANT)).status).toBe(404);
    expect((await post('bureau', `${PAGE}/consents`, GRANT)).status).toBe(403);
    const foreign = await post('cooperative', `${PAGE}/consents`, GRANT, 'https://evil.example');
    expect(foreign.status).toBe(403);
  });
});
