import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sweep } from '../../src/domain/cases/sweep.ts';
import type { Role } from '../../src/domain/context.ts';
import { demonstrationActors } from '../../src/domain/demonstration/seed.ts';
import { recordFacts } from '../../src/domain/facts/record.ts';
import { createKey } from '../../src/domain/keys/create.ts';
import { rateCooperative } from '../../src/domain/ratings/rate.ts';
import { Visitor } from '../support/browsing.ts';
import { keyOf } from '../support/forms.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';

/* The dual control in pages: the list, a case, what is due, and everything that is done on a case. */

const USCC = '93370322000000617J';
const CASE = `/cases/${USCC}`;
const DIGEST = 'a1'.repeat(32);
const { bureau, township } = demonstrationActors();

let test: TestHouse;

beforeAll(async () => {
  test = await openTestHouse();
  await day('2026-09-01');
  await rate(45);
});
afterAll(async () => test.close());

/** It is so late now, and what is due by then has happened. */
async function day(date: string): Promise<void> {
  test.setNow(`${date}T02:00:00Z`);
  await sweep(test.house, test.house.now());
}

async function rate(overdueDays: number): Promise<void> {
  const recording = { fiscalYear: 2025, source: '农商行通报（虚构）', facts: { overdueDays } };
  await recordFacts({ ctx: test.as(bureau), input: { uscc: USCC, recording } });
  await rateCooperative({ ctx: test.as(bureau), input: { uscc: USCC, request: {} } });
}

async function signedIn(role: Role): Promise<Visitor> {
  const visitor = new Visitor(test);
  await visitor.post('/sign-in', { role });
  return visitor;
}

/** Another official of the same body. */
async function secondOfficial(of: typeof bureau): Promise<Visitor> {
  const { countyCode, role, organisation } = of;
  const input = {
    countyCode,
    id: `${role}-second`,
    name: '副职（虚构）',
    role,
    organisation,
    mayApprove: true,
  };
  const visitor = new Visitor(test);
  await visitor.post('/sign-in', { key: await createKey({ house: test.house, input }) });
  return visitor;
}

/** Where the page of the case leads to for a duty. */
function pathOf(html: string, duty: string): string {
  const link = new RegExp(`href="([^"]+)">办理<span class="hidden"> ${duty}`).exec(html);
  return link?.[1] ?? '';
}

async function complete(role: Role, duty: string, result?: string): Promise<string | null> {
  const visitor = await signedIn(role);
  const path = pathOf((await visitor.get(CASE)).html, duty);
  const evidence = `${DIGEST}  材料（虚构）.pdf`;
  const form = { note: '已完成。', evidence, ...(result === undefined ? {} : { result }) };
  return (await visitor.post(path, form)).location;
}

describe('the list of cases', () => {
  it('is for offices; a cooperative comes to its own case', async () => {
    for (const role of ['bureau', 'township', 'regulator'] as const) {
      const page = await (await signedIn(role)).get('/cases');
      expect([page.status, page.html.includes(`href="${CASE}"`)]).toEqual([200, true]);
    }
    const cooperative = await signedIn('cooperative');
    expect((await cooperative.get('/cases')).location).toBe(CASE);
    expect((await cooperative.get('/case')).location).toBe(CASE);
    for (const role of ['bank', 'guarantor', 'expert'] as const) {
      expect((await (await signedIn(role)).get('/cases')).status).toBe(403);
      expect((await (await signedIn(role)).get(CASE)).status).toBe(403);
    }
  });

  it('filters by level and counts each', async () => {
    const visitor = await signedIn('bureau');
    const all = (await visitor.get('/cases')).html;
    const orange = (await visitor.get('/cases?level=ORANGE')).html;
    const counted = Number(/level=ORANGE".*?class="count">(\d+)</s.exec(all)?.[1]);
    expect(orange.match(/class="name"/g)).toHaveLength(counted);
    expect(orange).toContain('aria-current="true"');
    expect((await visitor.get('/cases?level=PINK')).status).toBe(422);
    expect((await visitor.get('/cases?after=none')).html).toContain('没有这样的案件');
  });

  it('puts late duties first, of both sides, and has every case once', async () => {
    await day('2026-09-12');
    const visitor = await signedIn('regulator');
    const named: string[] = [];
    const late: number[] = [];
    for (let path: string | undefined = '/cases'; path !== undefined; ) {
      const { html } = await visitor.get(path);
      for (const row of html.split('<tr role="row">').slice(2)) {
        named.push(/href="\/cases\/(\w+)"/.exec(row)?.[1] ?? '');
        const counts = [...row.matchAll(/逾期 (\d+) 项/g)].map(([, n]) => Number(n));
        late.push(counts.reduce((sum, n) => sum + n, 0));
      }
      path = /href="(\/cases\?after=[\w-]+)"/.exec(html)?.[1];
    }
    expect(new Set(named).size).toBe(named.length);
    expect(named.length).toBeGreaterThan(25);
    expect(late).toEqual([...late].sort((a, b) => b - a));
    expect(late[0]).toBeGreaterThan(0);
    expect(late.at(-1)).toBe(0);
  });
});

describe('a case', () => {
  it('says where it stands, what both sides must do, by when, and on what ground', async () => {
    const { html } = await (await signedIn('cooperative')).get(CASE);
    expect(html).toContain('橙色严重');
    expect(html).toContain('自 2026-09-01 起（第 12 天）');
    const [own = '', government = ''] = html.split('id="government"');
    expect(own).toContain('提交整改方案');
    expect(government).toContain('联合走访');
    expect(government).toContain('责任方：县农业农村局（会同镇办、监管部门）');
    expect(own).toContain('截止 2026-09-08');
    expect(own).toContain('逾期 4 天');
    expect(own).toContain('已逾期，已告知：县农业农村局');
    expect(own).toContain('依据：高政办字〔2022〕21号 第10项');
    expect(html).toContain('不得新增对外担保');
    expect(html).toContain('责令改正');
    expect(html).toContain('进入本等级后，还没有更好的评级。');
  });

  it('has the forms of one’s own side only', async () => {
    const own = (await (await signedIn('cooperative')).get(CASE)).html;
    expect(pathOf(own, '提交整改方案')).not.toBe('');
    expect(pathOf(own, '联合走访')).toBe('');
    for (const role of ['bureau', 'township', 'regulator'] as const) {
      const html = (await (await signedIn(role)).get(CASE)).html;
      expect(pathOf(html, '提交整改方案')).toBe('');
      expect(pathOf(html, '联合走访')).not.toBe('');
    }
  });

  it('says every entry of the timeline in words, in both languages', async () => {
    const visitor = await signedIn('bureau');
    const { html } = await visitor.get(CASE);
    expect(html).toContain('由正常转为橙色：评级更差，立即升级');
    expect(html).toContain('“联合走访”逾期，已告知监管部门');
    const en = (await visitor.get(`${CASE}?lang=en`)).html;
    expect(en).toContain('Normal → Orange: A rating is worse: the level rises at once');
    expect(en).toContain('“Visit together” is late; told to: Regulator');
    expect(en).not.toMatch(/entry[A-Z]/);
  });

  it('is not there for another town, nor what is none', async () => {
    const { countyCode } = township;
    const key = await createKey({
      house: test.house,
      input: {
        countyCode,
        id: 'elsewhere',
        name: '青城',
        role: 'township',
        organisation: 'qingcheng',
        mayApprove: true,
      },
    });
    const visitor = new Visitor(test);
    await visitor.post('/sign-in', { key });
    expect((await visitor.get(CASE)).status).toBe(404);
    expect((await visitor.get(`${CASE}/duties/1`)).status).toBe(404);
    expect((await visitor.get('/cases')).html).not.toContain(USCC);
    expect((await (await signedIn('bureau')).get('/cases/93370322000000000X')).status).toBe(404);
    expect((await (await signedIn('bureau')).get(`${CASE}/duties/999`)).status).toBe(404);
  });
});

describe('what is due', () => {
  it('has the duties of the body that is signed in, late ones first', async () => {
    const { html } = await (await signedIn('cooperative')).get('/duties');
    expect(html.indexOf('已逾期')).toBeLessThan(html.indexOf('提交整改方案'));
    expect(html.indexOf('提交整改方案')).toBeLessThan(html.indexOf('提交整改结果'));
    expect(html).not.toContain('联合走访');
    expect((await (await signedIn('bureau')).get('/duties')).html).toContain('联合走访');
    expect((await (await signedIn('expert')).get('/duties')).status).toBe(403);
  });

  it('has what others are late with, for the body that is told', async () => {
    const { html } = await (await signedIn('regulator')).get('/duties');
    expect(html.indexOf('对方逾期，已告知您')).toBeGreaterThan(0);
    expect(html.indexOf('联合走访')).toBeGreaterThan(html.indexOf('对方逾期，已告知您'));
    expect((await (await signedIn('cooperative')).get('/duties')).html).not.toContain('已告知您');
  });
});

describe('doing a duty', () => {
  it('asks for evidence and keeps what was typed', async () => {
    const visitor = await signedIn('cooperative');
    const path = pathOf((await visitor.get(CASE)).html, '提交整改方案');
    expect((await visitor.get(path)).html).toContain('/console/digests.js');
    const bare = await visitor.post(path, { note: '方案见附件。', evidence: '' });
    expect(bare.status).toBe(422);
    expect(bare.html).toContain('<a href="#evidence">请提供证明材料。</a>');
    expect(bare.html).toContain('方案见附件。</textarea>');
    const wrong = await visitor.post(path, { evidence: `${DIGEST} 方案.pdf\n方案.doc` });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('第 2 行应为 64 位 SHA-256、空格和文件名。');
  });

  it('counts once, and shows its note and its evidence to both sides', async () => {
    const visitor = await signedIn('cooperative');
    const path = pathOf((await visitor.get(CASE)).html, '提交整改方案');
    const idempotencyKey = keyOf((await visitor.get(path)).html, path);
    const form = { note: '按月还款。', evidence: `${DIGEST} *方案.pdf`, idempotencyKey };
    const answers = [await visitor.post(path, form), await visitor.post(path, form)];
    expect(answers.map(({ location }) => location)).toEqual([CASE, CASE]);
    const { html } = await (await signedIn('bureau')).get(CASE);
    expect(html).toContain('按月还款。');
    expect(html).toContain(`方案.pdf · 指纹 ${DIGEST.slice(0, 12)}…`);
    expect(html).toContain('等待政府确认');
    expect(html).toContain('2026-09-12 办结');
    expect((await visitor.get(path)).html).toContain('这件事已经办结。');
  });

  it('asks for a result where there is one, and gives it back', async () => {
    const visitor = await signedIn('bureau');
    const path = pathOf((await visitor.get(CASE)).html, '确认或退回整改方案');
    const none = await visitor.post(path, { note: '再看看。' });
    expect(none.status).toBe(422);
    expect(none.html).toContain('<a href="#result">请选择结果。</a>');
    expect((await visitor.post(path, { result: 'returned' })).location).toBe(CASE);
    const { html } = await (await signedIn('cooperative')).get(CASE);
    expect(html).toContain('被退回，请补正');
  });

  it('is refused to the other side', async () => {
    const own = await signedIn('cooperative');
    const path = pathOf((await own.get(CASE)).html, '提交整改方案');
    const visitor = await signedIn('bureau');
    expect((await visitor.get(path)).html).toContain('这件事由合作社办理。');
    const refused = await visitor.post(path, { evidence: `${DIGEST} 方案.pdf` });
    expect(refused.status).toBe(409);
  });
});

describe('the general meeting', () => {
  it('is asked for with reasons, once', async () => {
    const visitor = await signedIn('cooperative');
    const path = `${CASE}/requests/general-meeting`;
    expect((await visitor.get(CASE)).html).toContain(`href="${path}"`);
    expect((await visitor.post(path, { note: '' })).status).toBe(422);
    expect((await visitor.post(path, { note: '监事会提议。' })).location).toBe(CASE);
    const { html } = await visitor.get(CASE);
    expect(html).toContain('召开临时成员大会');
    expect(html).not.toContain(`href="${path}"`);
    expect((await visitor.get(path)).status).toBe(404);
  });
});

describe('verifying that a level may fall', () => {
  it('waits until nothing stands in the way, then takes second officials of two bodies', async () => {
    await complete('cooperative', '提交整改方案');
    await complete('bureau', '确认或退回整改方案', 'confirmed');
    await complete('bureau', '联合走访');
    await complete('township', '现场核查整改', 'passed');
    await complete('cooperative', '召开临时成员大会');
    await day('2026-09-28');
    await complete('cooperative', '提交整改结果');
    await complete('bureau', '确认或退回整改结果', 'confirmed');
    await complete('township', '现场核查整改', 'passed');
    const path = `${CASE}/verification`;
    const early = await (await signedIn('regulator')).post(path, { note: '核查无误。' });
    expect(early.status).toBe(409);
    expect(early.html).toContain('进入本等级后，还没有更好的评级。');
    await rate(0);
    const officials = await secondOfficial(bureau);
    expect((await officials.get(CASE)).html).toContain(`href="${path}"`);
    expect((await officials.post(path, { note: '' })).html).toContain('请填写说明。');
    const same = await (await signedIn('bureau')).post(path, { note: '核查无误。' });
    expect(same.status).toBe(409);
    expect((await officials.post(path, { note: '核查无误。' })).location).toBe(CASE);
    expect((await officials.get(CASE)).html).toContain('已核实 1 / 2 个单位 · 县农业农村局');
    const regulator = await signedIn('regulator');
    expect((await regulator.post(path, { note: '核查无误。' })).location).toBe(CASE);
    expect((await regulator.get(CASE)).html).toContain('由橙色转为黄色：双方完成并核实，下调一级');
  });

  it('is not for the cooperative', async () => {
    expect((await (await signedIn('cooperative')).get(`${CASE}/verification`)).status).toBe(403);
  });
});

describe('the timeline', () => {
  it('leads to older entries', async () => {
    const visitor = await signedIn('bureau');
    const { html } = await visitor.get(CASE);
    const next = new RegExp(`href="(${CASE}\\?after=\\d+)"`).exec(html)?.[1] ?? '';
    const times = (page: string) => page.match(/<time /g)?.length ?? 0;
    expect(times(html)).toBe(20);
    expect(times((await visitor.get(next)).html)).toBeGreaterThan(0);
  });
});

describe('the exit', () => {
  it('is confirmed before it begins', async () => {
    const visitor = await signedIn('cooperative');
    const path = `${CASE}/exit`;
    const bare = await visitor.post(path, { note: '成员大会决议解散。' });
    expect(bare.status).toBe(422);
    expect(bare.html).toContain('<a href="#confirm">请勾选确认。</a>');
    expect((await visitor.get(CASE)).html).toContain('黄色预警');
    const sent = await visitor.post(path, { note: '成员大会决议解散。', confirm: 'yes' });
    expect(sent.location).toBe(CASE);
    const { html } = await visitor.get(CASE);
    expect(html).toContain('由黄色转为退出：进入退出程序');
    expect(html).toContain('怎样办结退出');
    expect(html).not.toContain(`href="${path}"`);
  });
});
