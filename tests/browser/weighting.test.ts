import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import {
  EXPERTS,
  judgeAll,
  openPanel,
  panelInReview,
  preparedFolder,
  REASON_GIVEN,
} from '../support/panel.ts';
import { type ServerProcess, startProcess } from '../support/process.ts';
import { overflow, signInAs, type Visit, visit } from '../support/visit.ts';

/* Weights as people make them: experts on a phone, the bureau and the regulator at a desk. */

let server: ServerProcess;
let browser: Browser;
let folder: string;
const drafts = { judged: '', withoutScript: '', inReview: '', returned: '' };

beforeAll(async () => {
  const prepared = await preparedFolder(async (house) => {
    drafts.inReview = await panelInReview(house, '2027 年度权重');
    drafts.returned = await panelInReview(house, '2027 年度权重（退回）');
    drafts.judged = await openPanel(house, '2028 年度权重');
    await judgeAll(house, drafts.judged, 1);
    await judgeAll(house, drafts.judged, 2);
    drafts.withoutScript = await openPanel(house, '2029 年度权重');
  });
  folder = prepared.folder;
  server = await startProcess(['src/cli.ts', 'serve'], {}, folder);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function open(
  role: string,
  path: string,
  width = 390,
  options: { javaScriptEnabled?: boolean } = {},
): Promise<Visit> {
  const visited = await visit(browser, width, options);
  await signInAs(visited.page, server.address, role);
  await visited.page.goto(`${server.address}${path}`);
  return visited;
}

const assignment = (draftId: string) => `/weighting/assignments/${draftId}`;

/** Chooses an answer and leaves the page by one of its buttons. */
async function answer(page: Page, side: string, intensity?: string): Promise<void> {
  await page.check(`input[name="side"][value="${side}"]`);
  if (intensity !== undefined) await page.check(`input[name="intensity"][value="${intensity}"]`);
}

async function saveTo(page: Page, path: string): Promise<void> {
  await page.click('button[name="then"][value="next"]');
  await page.waitForURL(`${server.address}${path}`);
}

const consistency = (page: Page) => page.innerText('[data-consistency-figure]');

describe('an expert on a phone', () => {
  it('sees consistency while judging, and the same figures once it is saved', async () => {
    const { page, complaints, leave } = await open('expert', '/weighting/assignments');
    await page.click(`a[href="${assignment(drafts.judged)}"]`);
    await page.click('ol.tasks a:has-text("自然与生产")');
    const node = `${assignment(drafts.judged)}/NAT`;
    await page.waitForURL(`${server.address}${node}/1`);
    await answer(page, 'row', '3');
    expect(await page.innerText('[data-answer]')).toBe(
      '“农业保险覆盖率”比“近三年平均灾损率”稍微重要',
    );
    expect(await page.getAttribute('[data-consistency]', 'data-consistency')).toBe('unknown');
    await saveTo(page, `${node}/2`);
    await answer(page, 'row', '2');
    expect(await consistency(page)).toContain('CR 0.000');
    await saveTo(page, `${node}/3`);
    await answer(page, 'row', '5');
    const live = await consistency(page);
    expect(live).toContain('CR 0.404');
    expect(await page.getAttribute('[data-consistency]', 'data-consistency')).toBe('bad');
    const weights = await page.locator('[data-weight]').allInnerTexts();
    expect(await overflow(page)).toBe(0);
    await saveTo(page, node);
    expect(await consistency(page)).toBe(live);
    expect(await page.locator('[data-weight]').allInnerTexts()).toEqual(weights);
    expect(complaints).toEqual([]);
    await leave();
  });

  it('takes a repair with one click, and only then', async () => {
    const node = `${assignment(drafts.judged)}/NAT`;
    const { page, complaints, leave } = await open('expert', node);
    expect(await page.isVisible('text=不会自动修改')).toBe(true);
    expect(await page.innerText('#triads ~ ul')).toContain('可是');
    expect(await consistency(page)).toContain('CR 0.404');
    await page.click('form[action$="/repair"] button');
    await page.waitForSelector('[data-consistency="good"]');
    expect(await consistency(page)).toContain('CR 0.081');
    expect(await page.locator('form[action$="/repair"]').count()).toBe(0);
    expect(complaints).toEqual([]);
    await leave();
  });

  it('judges without JavaScript too, with gaps and comments', async () => {
    const node = `${assignment(drafts.withoutScript)}/ECO`;
    const { page, leave } = await open('expert', `${node}/1`, 390, { javaScriptEnabled: false });
    await page.click('button[name="then"][value="next"]');
    expect(await page.innerText('.error-summary')).toContain('请选择哪一项更重要');
    await page.check('input[name="side"][value="row"]');
    await page.click('button[name="then"][value="next"]');
    expect(await page.innerText('.error-summary')).toContain('请选择重要多少');
    expect(await page.isChecked('input[name="side"][value="row"]')).toBe(true);
    await page.click('summary');
    await page.fill('#comment', '补助占比已明显下降');
    await answer(page, 'column', '4');
    await saveTo(page, `${node}/2`);
    await page.click('button[name="then"][value="skip"]');
    await page.waitForURL(`${server.address}${node}/3`);
    await answer(page, 'equal');
    await saveTo(page, node);
    expect(await page.getAttribute('[data-consistency]', 'data-consistency')).toBe('good');
    const answers = await page.innerText('#answers + ol');
    expect(answers).toContain('“生态信用分”比“财政补助依赖度”较为重要');
    expect(answers).toContain('补助占比已明显下降');
    expect(answers).toContain('未回答');
    await leave();
  });

  it('is told when the same answers were changed elsewhere, and keeps what was chosen', async () => {
    const path = `${assignment(drafts.withoutScript)}/FIN/1`;
    const first = await open('expert', path);
    const second = await open('expert', path);
    await answer(first.page, 'equal');
    await saveTo(first.page, path.replace(/1$/, '2'));
    await answer(second.page, 'row', '7');
    await second.page.click('button[name="then"][value="next"]');
    expect(await second.page.innerText('.error-summary')).toContain('这期间有人更改过');
    expect(await second.page.isChecked('input[name="intensity"][value="7"]')).toBe(true);
    await saveTo(second.page, path.replace(/1$/, '2'));
    await first.leave();
    await second.leave();
  });

  it('cannot finish with contradictions, and is led to them', async () => {
    const { page, leave } = await open('expert', assignment(drafts.withoutScript));
    await page.click('form[action$="/finish"] button');
    expect(await page.innerText('.error-summary')).toContain('财务稳健');
    await leave();
  });
});

describe('the bureau', () => {
  it('drafts, chooses experts and sees the way', async () => {
    const { page, complaints, leave } = await open('bureau', '/weighting', 1280);
    await page.click('form[action="/weighting"] button');
    expect(await page.locator('.error-summary a').count()).toBe(2);
    await page.fill('#title', '2030 年度权重');
    await page.fill('#reason', '现行权重沿用已久，请专家重新判断。');
    await page.click('form[action="/weighting"] button');
    await page.waitForURL(/\/weighting\/wdr_/);
    expect(await page.innerText('.way .now')).toContain('专家评议');
    await page.fill('#closesAt', '2099-01-01T18:00');
    await page.selectOption('#members-0-expertId', EXPERTS[0].id);
    await page.click('form[action$="/rounds"] button');
    expect(await page.innerText('.error-summary')).not.toBe('');
    expect(await page.inputValue('#members-0-expertId')).toBe(EXPERTS[0].id);
    await page.selectOption('#members-1-expertId', EXPERTS[1].id);
    await page.click('form[action$="/rounds"] button');
    await page.waitForSelector('table.panel');
    expect(await page.innerText('table.panel')).toContain(EXPERTS[1].name);
    expect(complaints.filter((text) => !text.includes('422'))).toEqual([]);
    await leave();
  });

  it('sees who is how far, and closes only with a reason for what is left out', async () => {
    const path = `/weighting/${drafts.judged}`;
    const { page, leave } = await open('bureau', path, 1280);
    expect(await page.innerText('table.panel')).toMatch(/合作社理事长.*\s+15\/15/);
    await page.click('ul.consensus summary >> nth=0');
    expect(await page.innerText('ul.consensus table >> nth=0')).toContain('×');
    await page.click('form[action$="/close"] button.button');
    const field = await page.locator('.error-summary a').first().getAttribute('href');
    expect(field).toBe('#experts-demo-expert');
    expect(await page.isVisible(`${field}`)).toBe(true);
    for (const input of await page.locator('.exclusions input').all())
      await input.fill('本轮未参加');
    await page.click('form[action$="/close"] button.button');
    await page.waitForSelector('form[action$="/submit"]');
    expect(await page.innerText('h1')).toContain('已汇总');
    await page.goto(`${server.address}${path}/review/GOAL`);
    expect(await page.innerText('.experts-side')).toContain('不计入：本轮未参加');
    await leave();
  });

  it('previews the effect on every cooperative by name', async () => {
    const { page, complaints, leave } = await open('bureau', `/weighting/${drafts.inReview}`, 1280);
    await page.click('a[href$="/effect"]');
    const rows = await page.locator('table.effects tbody tr').count();
    expect(rows).toBe(35);
    expect(await page.locator('table.level-counts tbody tr').count()).toBeGreaterThanOrEqual(5);
    expect(complaints).toEqual([]);
    await leave();
  });
});

describe('the regulator', () => {
  it('reads each matrix, comments on a single judgment and sends the draft back', async () => {
    const review = `/weighting/${drafts.returned}/review`;
    const { page, complaints, leave } = await open('regulator', review, 1280);
    await page.click('table a:has-text("财务稳健")');
    await page.locator('.matrix').first().waitFor();
    expect(await page.locator('.matrix').first().locator('tbody tr').count()).toBe(5);
    expect(await page.locator('.in-triad').count()).toBeGreaterThanOrEqual(6);
    expect(await page.locator('text=△').count()).toBeGreaterThan(0);
    expect(await page.locator(`text=${REASON_GIVEN}`).count()).toBe(3);
    await page.selectOption('#about', 'F1 F2');
    await page.fill('#text', '请说明为何流动比率变得更重要。');
    await page.click('form[action$="/comments"] button');
    await page.waitForSelector('.said:has-text("请说明为何流动比率变得更重要。")');
    expect(await page.innerText('#comments ~ .said')).toContain('资产负债率 – 流动比率');
    await page.goto(`${server.address}${review}`);
    await page.click('button[value="returned"]');
    expect(await page.locator('.error-summary a[href="#note"]').count()).toBe(1);
    await page.fill('#note', '请按意见复核财务指标。');
    await page.click('button[value="returned"]');
    await page.waitForURL(`${server.address}/weighting/${drafts.returned}`);
    expect(await page.innerText('h1')).toContain('已退回');
    expect(await page.isVisible('text=请按意见复核财务指标。')).toBe(true);
    expect(complaints.filter((text) => !text.includes('422'))).toEqual([]);
    await leave();
  });

  it('approves; then the bureau publishes, and the version is listed', async () => {
    const review = await open('regulator', `/weighting/${drafts.inReview}/review`, 1280);
    await review.page.fill('#note', '各矩阵一致，同意。');
    await review.page.click('button[value="approved"]');
    await review.page.waitForURL(`${server.address}/weighting/${drafts.inReview}`);
    expect(await review.page.locator('form[action$="/publish"]').count()).toBe(0);
    await review.leave();
    const { page, leave } = await open('bureau', `/weighting/${drafts.inReview}`, 1280);
    await page.click('form[action$="/publish"] button');
    await page.waitForSelector('#publication');
    expect(await page.innerText('h1')).toContain('已发布');
    await page.goto(`${server.address}/weighting`);
    expect(await page.innerText('section:has(#versions)')).toContain('本县评议');
    await leave();
  });

  it('confirms a retirement that the bureau proposed', async () => {
    const path = `/weighting/${drafts.inReview}`;
    const bureau = await open('bureau', path, 1280);
    await bureau.page.click('summary:has-text("停用")');
    await bureau.page.fill('#retiredFrom', '2099-12-31');
    await bureau.page.fill('#retire ~ form #reason', '改用新的指标体系。');
    await bureau.page.click('form[action$="/retirement"] button');
    await bureau.page.waitForSelector('text=提出自 2099-12-31 起停用');
    expect(await bureau.page.locator('form[action$="/confirm"]').count()).toBe(0);
    await bureau.leave();
    const { page, complaints, leave } = await open('regulator', path, 390);
    await page.click('form[action$="/confirm"] button');
    await page.waitForSelector('text=县地方金融监管机构（演示） 已于');
    expect(complaints).toEqual([]);
    await leave();
  });
});

describe('every page at 360 px', () => {
  it.each(['zh', 'en'])('fits, says everything and does not complain, in %s', async (lang) => {
    const places: readonly (readonly [string, string])[] = [
      ['expert', '/weighting/assignments'],
      ['expert', assignment(drafts.judged)],
      ['expert', `${assignment(drafts.withoutScript)}/GOAL/1`],
      ['expert', `${assignment(drafts.judged)}/NAT`],
      ['bureau', '/weighting'],
      ['bureau', `/weighting/${drafts.judged}`],
      ['bureau', `/weighting/${drafts.inReview}`],
      ['bureau', `/weighting/${drafts.inReview}/effect`],
      ['bureau', `/weighting/${drafts.inReview}/shadow`],
      ['regulator', `/weighting/${drafts.inReview}/review`],
      ['regulator', `/weighting/${drafts.inReview}/review/GOAL`],
    ];
    for (const [role, path] of places) {
      const { page, complaints, leave } = await open(role, `${path}?lang=${lang}`, 360);
      expect([path, await overflow(page)]).toEqual([path, 0]);
      const text = await page.innerText('main');
      expect(text).not.toMatch(/undefined|NaN|\[object|null|\{\w+\}/);
      expect(complaints).toEqual([]);
      await leave();
    }
  });

  it('are not there for those whom they do not concern', async () => {
    for (const [role, path] of [
      ['cooperative', '/weighting'],
      ['bank', `/weighting/${drafts.inReview}/review`],
      ['bureau', assignment(drafts.judged)],
      ['expert', `/weighting/${drafts.judged}`],
    ] as const) {
      const { page, leave } = await visit(browser, 390);
      await signInAs(page, server.address, role);
      expect((await page.goto(`${server.address}${path}`))?.status()).toBe(403);
      await leave();
    }
  });
});
