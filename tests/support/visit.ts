import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** A page of a browser of its own, and everything that it complained about. */
export type Visit = {
  readonly page: Page;
  readonly complaints: string[];
  readonly leave: () => Promise<void>;
};

export async function visit(
  browser: Browser,
  width: number,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width, height: 844 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('requestfailed', (request) =>
    complaints.push(`failed: ${request.url()} ${request.failure()?.errorText}`),
  );
  return { page, complaints, leave: () => context.close() };
}

/** Signs in by one click, as the demonstration allows. */
export async function signInAs(page: Page, address: string, role: string): Promise<void> {
  await page.goto(`${address}/sign-in`);
  await page.click(`form:has(input[name="role"][value="${role}"]) button`);
  await page.waitForURL((url) => url.pathname !== '/sign-in');
}

/** By how much a page is wider than its window. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
