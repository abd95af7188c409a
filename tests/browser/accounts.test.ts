import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { codeOf, PASSWORD } from '../support/people.ts';
import { type ServerProcess, startProcess } from '../support/process.ts';

/* From an invitation to a session that may approve, in a real browser on a phone without scripts. */

let server: ServerProcess;
let browser: Browser;

beforeAll(async () => {
  server = await startProcess(['src/cli.ts', 'serve']);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function phone(): Promise<Page> {
  const viewport = { width: 360, height: 780 };
  const context = await browser.newContext({ viewport, javaScriptEnabled: false });
  return context.newPage();
}

/** Nothing is wider than the screen, whatever the page. */
async function requireFit(page: Page): Promise<void> {
  const widths = await page.locator('main').evaluate(({ ownerDocument: { documentElement } }) => ({
    content: documentElement.scrollWidth,
    screen: documentElement.clientWidth,
  }));
  expect([page.url(), widths.content]).toEqual([page.url(), widths.screen]);
}

it('somebody invites, somebody accepts, sets up a second factor and signs in with it', async () => {
  const regulator = await phone();
  await regulator.goto(server.address);
  await regulator.click('form:has(input[name="role"][value="regulator"]) button');
  await regulator.click('a.who');
  await regulator.click('a[href="/people"]');
  await requireFit(regulator);
  await regulator.fill('#email', 'li.ming@example.com');
  await regulator.click('form[action="/people"] button');
  const link = (await regulator.textContent('code.secret')) ?? '';
  await requireFit(regulator);

  const person = await phone();
  await person.goto(link.replace(/^http:\/\/[^/]+/, server.address));
  await requireFit(person);
  await person.fill('#name', '李明');
  await person.fill('#password', PASSWORD);
  await person.click('#accept');
  await person.waitForURL(/\/account$/);
  await requireFit(person);
  await person.fill('#password', PASSWORD);
  await person.click('form[action="/account/second-factor"] button');
  const secret = ((await person.textContent('code.secret')) ?? '').replaceAll(' ', '');
  await requireFit(person);
  await person.fill('#code', codeOf(secret));
  await person.click('form[action="/account/code"] button');
  await person.waitForURL(/\/account$/);
  await person.click('form[action="/account/sign-out-everywhere"] button');

  await person.waitForURL(/\/sign-in$/);
  await person.fill('#email', 'li.ming@example.com');
  await person.fill('#password', PASSWORD);
  await person.click('form[action="/sign-in/password"] button');
  await requireFit(person);
  await person.fill('#code', codeOf(secret, 1));
  await person.click('form[action="/sign-in/code"] button');
  await person.waitForURL(`${server.address}/`);
  expect(await person.textContent('a.who')).toContain('李明');
});
