import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { type ServerProcess, startProcess } from '../support/process.ts';

/* Both pages as people see them: in a real browser, on a phone and on a desk. */

const REPORT = '/cooperatives/93370322000000617J';
const WIDTHS = [360, 390, 1280];

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

type Visit = { readonly page: Page; readonly complaints: string[]; readonly bytes: () => number };

async function visit(width: number, options: { javaScriptEnabled?: boolean } = {}): Promise<Visit> {
  const context: BrowserContext = await browser.newContext({
    viewport: { width, height: 844 },
    ...options,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  let bytes = 0;
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('requestfailed', (request) => complaints.push(`failed: ${request.url()}`));
  page.on('response', async (response) => {
    bytes += (await response.body().catch(() => Buffer.alloc(0))).length;
  });
  return { page, complaints, bytes: () => bytes };
}

async function signIn(page: Page, role = 'bureau'): Promise<void> {
  await page.goto(server.address);
  await page.click(`form:has(input[name="role"][value="${role}"]) button`);
  await page.waitForURL(`${server.address}/`);
}

const inDays = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

describe.each(WIDTHS)('at %i px', (width) => {
  it('leads with one click from the first page to the county, and on to a cooperative', async () => {
    const { page, complaints } = await visit(width);
    await signIn(page);
    expect(await page.textContent('h1')).toContain('高青县');
    expect(await page.getAttribute('html', 'lang')).toBe('zh-CN');
    expect(await page.locator('svg').count()).toBeGreaterThanOrEqual(2);
    expect(await page.isVisible('text=虚构')).toBe(true);
    expect(await overflow(page)).toBe(0);
    await page.locator(`a[href^="${REPORT}"]:visible`).first().click();
    await page.waitForURL(`${server.address}${REPORT}`);
    expect(await page.textContent('h1')).toContain('墨犊');
    expect(await page.locator('svg[role="img"], [role="img"] svg').count()).toBeGreaterThanOrEqual(
      2,
    );
    expect(await page.isVisible('text=虚构')).toBe(true);
    expect(await overflow(page)).toBe(0);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('lets a cooperative agree that a bank looks, and take that back', async () => {
    const { page, complaints } = await visit(width);
    await signIn(page, 'cooperative');
    await page.goto(`${server.address}${REPORT}`);
    await page.click('summary:has-text("新的同意")');
    await page.selectOption('#receiver', 'demo-rural-bank loan');
    await page.fill('#validUntil', inDays(90));
    expect(await overflow(page)).toBe(0);
    await page.click('button:has-text("同意")');
    await page.waitForURL(`${server.address}${REPORT}#privacy`);
    expect(await page.isVisible('text=用于贷款审查')).toBe(true);
    await page.click('button:has-text("撤回")');
    await page.waitForSelector('text=已撤回');
    expect(await page.isVisible('button:has-text("撤回")')).toBe(false);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('speaks English second, and remembers it', async () => {
    const { page, complaints } = await visit(width);
    await signIn(page);
    await page.goto(`${server.address}/?lang=en`);
    await page.goto(`${server.address}${REPORT}`);
    expect(await page.getAttribute('html', 'lang')).toBe('en');
    expect(await page.textContent('h1')).toContain('Modu Black Cattle Cooperative');
    expect(await page.isVisible('text=fictional')).toBe(true);
    expect(await overflow(page)).toBe(0);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

describe('every cooperative of the county', () => {
  it('has a report that says its level, whatever is missing', async () => {
    const { page, complaints } = await visit(1280);
    await signIn(page);
    const links = await page
      .locator('table a[href^="/cooperatives/"]')
      .evaluateAll((all) => [...new Set(all.map((link) => link.getAttribute('href') ?? ''))]);
    expect(links).toHaveLength(35);
    for (const link of links) {
      await page.goto(`${server.address}${link}`);
      const text = (await page.textContent('main')) ?? '';
      expect(text).toMatch(/正常|蓝色|黄色|橙色|红色|数据不足/);
      expect(text).not.toMatch(/undefined|NaN|\[object|null/);
    }
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

describe('the pages', () => {
  it('work without JavaScript and carry none', async () => {
    const { page } = await visit(390, { javaScriptEnabled: false });
    await signIn(page);
    expect(await page.textContent('h1')).toContain('高青县');
    expect(await page.locator('script').count()).toBe(0);
    await page.context().close();
  });

  it('filter by level and town through plain links and forms', async () => {
    const { page } = await visit(1280);
    await signIn(page);
    await page.locator('a[href*="level=RED"]').first().click();
    await page.waitForURL(/level=RED/);
    const names = await page.locator('table a[href^="/cooperatives/"]').count();
    expect(names).toBe(3);
    await page.context().close();
  });

  it('show a cooperative its own report and not that of its neighbour', async () => {
    const { page } = await visit(390);
    await signIn(page, 'cooperative');
    const own = await page.goto(`${server.address}${REPORT}`);
    expect(own?.status()).toBe(200);
    const other = await page.goto(`${server.address}/cooperatives/93370322000000625D`);
    expect(other?.status()).toBe(404);
    await page.context().close();
  });

  it('sign out', async () => {
    const { page } = await visit(390);
    await signIn(page);
    await page.click('form[action="/sign-out"] button');
    await page.waitForURL(/sign-in/);
    await page.goto(`${server.address}${REPORT}`);
    expect(page.url()).toContain('/sign-in');
    await page.context().close();
  });

  it('show the API document, with no complaint', async () => {
    const { page, complaints } = await visit(1280);
    await page.goto(`${server.address}/docs`);
    await page.waitForSelector('.opblock');
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
