import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../src/domain/context.ts';
import { balancedStatement } from '../support/accounts.ts';
import { openBrowser } from '../support/browser.ts';
import { playedOut, type ServerProcess, startProcess } from '../support/process.ts';
import { signInAs, visit } from '../support/visit.ts';

/* Verifying a statement and deciding an objection in a real browser, without scripts. */

const USCC = '93370322000000617J';

/** The form beside the one for questions. */
const DECISION = 'main form:has(input[value="returned"])';

let server: ServerProcess;
let browser: Browser;

beforeAll(async () => {
  server = await startProcess(['src/cli.ts', 'serve']);
  browser = await openBrowser();
  await playedOut(server);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function send(role: Role, path: string, body?: object): Promise<Record<string, unknown>> {
  const response = await server.fetch(`/v1/cooperatives/${USCC}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      authorization: `Bearer ${server.keys[role]}`,
      'content-type': 'application/json',
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  expect(response.status).toBeLessThan(300);
  return response.json();
}

async function open(role: Role, width: number) {
  const visited = await visit(browser, width, { javaScriptEnabled: false });
  await signInAs(visited.page, server.address, role);
  return visited;
}

/** Nothing is wider than the screen, whatever the page. */
async function requireFit(page: Page): Promise<void> {
  const widths = await page.locator('main').evaluate(({ ownerDocument: { documentElement } }) => ({
    content: documentElement.scrollWidth,
    screen: documentElement.clientWidth,
  }));
  expect([page.url(), widths.content]).toEqual([page.url(), widths.screen]);
}

describe.each([360, 390, 1280])('at %i px', (width) => {
  it('a township finds what waits, reads it beside last year’s and returns it', async () => {
    const submission = { ...balancedStatement(2025), facts: { members: width } };
    const { statementId } = await send('cooperative', '/statements', submission);
    const { page, complaints, leave } = await open('township', width);
    await page.click('nav a[href="/statements"]');
    await requireFit(page);
    await page.click(`main a[href$="${statementId}"]`);
    await requireFit(page);
    expect(await page.innerText('table.compared >> nth=0')).toContain('120,000.00');
    await page.click(`${DECISION} button`);
    expect(await page.innerText('.error-summary')).toContain('请选择核验通过还是退回');
    await requireFit(page);
    await page.check('input[value="returned"]');
    await page.fill('#note', '年初数与上年年末数不一致，请核对。');
    await page.click(`${DECISION} button`);
    expect(await page.innerText('main')).toContain('已退回');
    expect(await page.locator(DECISION).count()).toBe(0);
    // A refused form is answered with 422, which browsers tell as a failure.
    expect(complaints.filter((text) => !text.includes('422'))).toEqual([]);
    await leave();
  });

  it('the bureau decides an objection of a cooperative', async () => {
    await send('bureau', '/ratings', {});
    const { page, complaints, leave } = await open('cooperative', width);
    await page.goto(`${server.address}/cooperatives/${USCC}`);
    await requireFit(page);
    expect(await page.innerText('#review')).toBe('对评分有异议');
    await page.fill('#reasons', '成员人数已更正，请复核。');
    await page.click('form[action$="/review"] button');
    expect(await page.innerText('main')).toContain('正在人工复核');
    await leave();

    const bureau = await open('bureau', width);
    await bureau.page.click('nav a[href="/reviews"]');
    await requireFit(bureau.page);
    await bureau.page.click('main a:has-text("墨犊") >> nth=-1');
    await requireFit(bureau.page);
    // The bureau of the demonstration made this rating itself.
    expect(await bureau.page.innerText('main')).toContain('须由他人复核');
    expect([...complaints, ...bureau.complaints]).toEqual([]);
    await bureau.leave();
  });

  it('people and keys are readable without scrolling sideways', async () => {
    const { page, leave } = await open('bank', width);
    await page.click('nav a[href="/keys"]');
    expect(await page.innerText('form[action="/keys"]')).toContain('查看合作社、报表和评分');
    await page.check('input[value="cooperatives:read"]');
    await page.fill('#name', `信贷系统 ${width}`);
    await page.fill(
      '#expiresAt',
      new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10),
    );
    await page.click('form[action="/keys"] button');
    await page.click('a[href="/keys"]:has-text("返回")');
    await requireFit(page);
    const table = page.locator('table.stacked');
    expect(await table.innerText()).toContain('查看合作社、报表和评分');
    expect(await table.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(
      0,
    );
    await leave();
  });
});
