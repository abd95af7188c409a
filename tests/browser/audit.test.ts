import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { playedOut, type ServerProcess, startProcess } from '../support/process.ts';
import { overflow, signInAs, visit } from '../support/visit.ts';

/* The regulator verifies the audit chain in a browser: what the server has, and a file of its own. */

let server: ServerProcess;
let browser: Browser;
let records: string;

beforeAll(async () => {
  server = await startProcess(['src/cli.ts', 'serve']);
  browser = await openBrowser();
  await playedOut(server);
  const headers = { authorization: `Bearer ${server.keys.regulator}` };
  records = await (await server.fetch('/v1/audit/export', { headers })).text();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function verdictOn(page: Page, text: string): Promise<string> {
  const buffer = Buffer.from(text);
  await page.setInputFiles('#file', { name: 'f.ndjson', mimeType: '', buffer });
  const settled = '[data-verdict]:not([data-verdict="running"],[data-verdict=""])';
  await page.waitForSelector(settled);
  return page.locator(settled).innerText();
}

async function openAudit(width: number, options: { javaScriptEnabled?: boolean } = {}) {
  const visited = await visit(browser, width, options);
  await signInAs(visited.page, server.address, 'regulator');
  await visited.page.click('nav a[href="/audit"]');
  await visited.page.waitForURL(`${server.address}/audit`);
  return visited;
}

describe('the audit page', () => {
  it.each([360, 1280])('verifies what the server has, at %i px', async (width) => {
    const { page, complaints, leave } = await openAudit(width);
    expect(await overflow(page)).toBe(0);
    await page.click('[data-verify]');
    await page.waitForSelector('[data-verdict="valid"]');
    const count = records.trim().split('\n').length - 1;
    expect(await page.innerText('[data-verdict]')).toContain(`${count} 条记录`);
    expect(await overflow(page)).toBe(0);
    expect(complaints).toEqual([]);
    await leave();
  });

  it('names the first line of a file that was altered', async () => {
    const { page, complaints, leave } = await openAudit(1280);
    expect(await verdictOn(page, records)).toContain('完好');
    const lines = records.split('\n');
    const altered = lines.with(4, (lines[4] ?? '').replace('"role":"', '"role":"x'));
    expect(await verdictOn(page, altered.join('\n'))).toMatch(/第 5 行.*摘要不符/);
    await leave();
    expect(complaints).toEqual([]);
  });

  it('finds a line that is missing, and an end that is', async () => {
    const { page, leave } = await openAudit(390);
    const lines = records.split('\n');
    const chain = (line: string | undefined) => JSON.parse(line ?? '{}').chain as string;
    const second = lines.findIndex((line, i) => i > 0 && chain(line) === chain(lines[i - 1]));
    const without = lines.toSpliced(second, 1).join('\n');
    expect(await verdictOn(page, without)).toContain('链已断');
    await page.reload();
    const begun = await verdictOn(page, `${lines.slice(0, 3).join('\n')}\n`);
    expect(begun).toContain('缺少最后的核对点');
    for (const verdict of [begun, await verdictOn(page, records.slice(0, -1))]) {
      expect(verdict).toContain('文件不完整');
      expect(verdict).not.toContain('改动');
    }
    await leave();
  });

  it('holds the records against those that were kept', async () => {
    const { page, leave } = await openAudit(390);
    const keep = (text: string) =>
      page.setInputFiles('#earlier', {
        name: 'kept.ndjson',
        mimeType: '',
        buffer: Buffer.from(text),
      });
    await keep(records);
    expect(await verdictOn(page, records)).toContain('接续您留存的“kept.ndjson”');
    await page.reload();
    await keep(records.replace('"role":"', '"role":"x'));
    expect(await verdictOn(page, records)).toMatch(/kept\.ndjson：第 1 行/);
    await leave();
  });

  it('offers the file and the command without JavaScript', async () => {
    const { page, leave } = await openAudit(390, { javaScriptEnabled: false });
    expect(await page.isVisible('text=audit verify audit.ndjson')).toBe(true);
    expect(await page.isVisible('[data-verify]')).toBe(false);
    const download = page.waitForEvent('download');
    await page.click('a[download]');
    const saved = await (await download).createReadStream();
    const text = Buffer.concat(await saved.toArray()).toString();
    expect(text.split('\n')[0]).toBe(records.split('\n')[0]);
    await leave();
  });

  it('is not there for others', async () => {
    const { page, leave } = await visit(browser, 390);
    await signInAs(page, server.address, 'bureau');
    expect(await page.locator('nav a[href="/audit"]').count()).toBe(0);
    expect((await page.goto(`${server.address}/audit`))?.status()).toBe(403);
    expect((await page.goto(`${server.address}/audit/export.ndjson`))?.status()).toBe(403);
    await leave();
  });
});
