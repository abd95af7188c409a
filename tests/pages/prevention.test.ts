import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../src/domain/canonical.ts';
import { listActs } from '../../src/domain/cases/list-acts.ts';
import { sweep } from '../../src/domain/cases/sweep.ts';
import type { Role } from '../../src/domain/context.ts';
import { listCooperatives } from '../../src/domain/cooperatives/list.ts';
import { demonstrationActors } from '../../src/domain/demonstration/seed.ts';
import { createKey } from '../../src/domain/keys/create.ts';
import { getPrevention } from '../../src/domain/prevention/get.ts';
import { recordSelfCheck } from '../../src/domain/prevention/record-self-check.ts';
import { Visitor } from '../support/browsing.ts';
import { cooperativeOf } from '../support/consents.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';

/* What a cooperative looks at before a warning comes, and the self-check that does its duty. */

const NORMAL = '93370322000000617J';
const { bureau } = demonstrationActors();

let test: TestHouse;
/** A cooperative at BLUE, in whose case a self-check is due. */
let blue = '';

beforeAll(async () => {
  test = await openTestHouse();
  await sweep(test.house, test.house.now());
  const { items } = await listCooperatives({ ctx: test.as(bureau), input: { level: 'BLUE' } });
  blue = items[0]?.uscc ?? '';
});
afterAll(async () => test.close());

async function signedIn(role: Role): Promise<Visitor> {
  const visitor = new Visitor(test);
  await visitor.post('/sign-in', { role });
  return visitor;
}

async function signedInFor(uscc: string): Promise<Visitor> {
  const { countyCode } = bureau;
  const input = { countyCode, id: `of-${uscc}`, name: '合作社', role: 'cooperative' as const };
  const key = await createKey({ house: test.house, input: { ...input, organisation: uscc } });
  const visitor = new Visitor(test);
  await visitor.post('/sign-in', { key });
  return visitor;
}

const preventionOf = (uscc: string) => getPrevention({ ctx: test.as(bureau), input: { uscc } });

describe('the page before a warning', () => {
  it('tells a NORMAL cooperative how far the next level is, and what raises it', async () => {
    const { html } = await (await signedIn('cooperative')).get('/prevention');
    const { down, duty } = await preventionOf(NORMAL);
    expect(html).toContain(`再失 ${down?.points.toFixed(2)} 分以上，得分就落到蓝色。`);
    expect(html).toContain('已在最安全的一档。');
    expect(html).toContain('id="improvements"');
    expect(duty).toBeNull();
    expect(html).not.toContain('提交自查');
  });

  it('asks about the weakest indicators, with a training for each', async () => {
    const { html } = await (await signedInFor(blue)).get('/prevention');
    const { lists, up } = await preventionOf(blue);
    expect(lists).toHaveLength(4);
    const gains = lists.map(({ pointsAtBest }) => pointsAtBest);
    expect(gains).toEqual([...gains].sort((a, b) => b - a));
    expect(html).toContain(`再得 ${up?.points.toFixed(2)} 分，得分就升到正常。`);
    for (const { zh, training, questions } of lists) {
      expect(html).toContain(zh);
      expect(html).toContain(`建议培训：${training.zh}`);
      for (const question of questions) expect(html).toContain(question.zh);
    }
  });

  it('is the cooperative’s own', async () => {
    for (const role of ['bureau', 'township', 'regulator', 'bank', 'expert'] as const) {
      expect((await (await signedIn(role)).get('/prevention')).status).toBe(403);
    }
  });
});

describe('a self-check', () => {
  it('is whole, and does the duty with its answers as evidence', async () => {
    const visitor = await signedInFor(blue);
    expect((await visitor.get(`/cases/${blue}`)).html).toContain('href="/prevention">办理');
    const { lists, duty } = await preventionOf(blue);
    const [first] = lists;
    const partly = await visitor.post('/prevention', { [`${first?.indicator}-0`]: 'yes' });
    expect(partly.status).toBe(422);
    expect(partly.html).toContain(`<a href="#${first?.indicator}-1">请回答每一个问题。</a>`);
    const fields = lists.flatMap(({ indicator, questions }) =>
      questions.map((_, place) => [`${indicator}-${place}`, place === 1 ? 'no' : 'yes']),
    );
    const sent = await visitor.post('/prevention', Object.fromEntries(fields));
    expect(sent.location).toBe(`/cases/${blue}`);
    const { items } = await listActs({ ctx: test.as(bureau), input: { uscc: blue, page: {} } });
    const note = lists.map(({ indicator }) => `${indicator}：是、否、是`).join('\n');
    expect(items[0]).toMatchObject({
      ...{ kind: 'completed', dutyNumber: duty, note },
      evidence: [{ name: '自查表 self-check@1.0.0', sha256: await sha256(note) }],
    });
    expect((await preventionOf(blue)).duty).toBeNull();
  });

  it('is refused where it is due no more, and where it answers what nobody asked', async () => {
    const ctx = test.as(cooperativeOf(blue));
    const record = (indicator: string, yes: boolean[]) =>
      recordSelfCheck({ ctx, input: { uscc: blue, answered: { answers: [{ indicator, yes }] } } });
    await expect(record('F1', [true, true, true])).rejects.toMatchObject({ code: 'DUTY_NOT_OPEN' });
    await expect(record('F1', [true])).rejects.toMatchObject({
      issues: [{ pointer: '/answers/0/yes', code: 'ANSWERS_INCOMPLETE' }],
    });
    await expect(record('Z9', [true])).rejects.toMatchObject({
      issues: [{ pointer: '/answers/0/indicator', code: 'INDICATOR_UNKNOWN' }],
    });
  });
});
