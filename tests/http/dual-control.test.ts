import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportAudit } from '../../src/domain/audit/export.ts';
import { verifyAudit } from '../../src/domain/audit/verify.ts';
import type { CaseTimeline, RiskCase } from '../../src/domain/cases/schemas.ts';
import { sweep } from '../../src/domain/cases/sweep.ts';
import { demonstrationActors } from '../../src/domain/demonstration/seed.ts';
import { createKey } from '../../src/domain/keys/create.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { beginStory, type Story } from '../support/story.ts';

/*
 * A cooperative falls to ORANGE, both sides act, one deadline is missed and escalates, and the level
 * comes down step by step: over HTTP, with the clock in hand. What happens is written to
 * docs/dual-control.md: `npm exec -- vitest run --project suite tests/http/dual-control --update`.
 */

const USCC = '93370322000000617J';
const CASE = `/v1/cooperatives/${USCC}/case`;
const { bureau, township, regulator } = demonstrationActors();
const SECOND_OFFICIALS = {
  'The bureau’s second official': { ...bureau, id: 'bureau-second', name: '科长（虚构）' },
  'The township’s second official': { ...township, id: 'township-second', name: '副镇长（虚构）' },
  'The regulator': regulator,
};
const PAPER = [{ name: '材料（虚构）.pdf', sha256: 'a'.repeat(64) }];

let test: TestHouse;
let story: Story;

beforeAll(async () => {
  test = await openTestHouse();
  const keys = new Map([
    ['The bureau', test.keys.bureau],
    ['The township', test.keys.township],
    ['The cooperative', test.keys.cooperative],
  ]);
  for (const [who, { countyCode, id, name, role, organisation }] of Object.entries(
    SECOND_OFFICIALS,
  )) {
    const input = { countyCode, id, name, role, organisation, mayApprove: true };
    keys.set(who, await createKey({ house: test.house, input }));
  }
  story = beginStory(test, keys);
});
afterAll(async () => test.close());

/** It is so late now; whatever has fallen due until then happens when the sweeper comes by. */
async function day(date: string): Promise<void> {
  test.setNow(`${date}T02:00:00Z`);
  await sweep(test.house, test.house.now());
}

const shown = ({ state, level, duties, hurdles, verifiedBy }: RiskCase) => ({
  ...{ state, level },
  duties: duties.map((duty) => {
    const late = duty.lateAt === null ? '' : ', late';
    const answer = duty.answer === null ? '' : `, ${duty.answer}`;
    const due = duty.state === 'open' ? ` until ${duty.dueAt.slice(0, 10)}` : '';
    return `${duty.number} ${duty.dutyId} (${duty.body}): ${duty.state}${due}${late}${answer}`;
  }),
  ...(hurdles === null ? {} : { hurdles: hurdles.map(({ code }) => code) }),
  ...(verifiedBy.length === 0 ? {} : { verifiedBy: verifiedBy.map(({ body }) => body) }),
});
const brief = ({ state, level }: RiskCase) => ({ state, level });
const problem = ({ code, title, issues }: { code: string; title: string; issues: unknown[] }) => ({
  ...{ code, title },
  ...(issues.length === 0 ? {} : { issues }),
});

const look = async (show: ((it: RiskCase) => unknown) | null = null) =>
  (await story.ask<RiskCase>('The bureau', `GET ${CASE}`, { show })).body;

/** Records what happened to the loan of the cooperative and rates it anew. */
async function rate(overdueDays: number): Promise<string> {
  const facts = { overdueDays };
  const recording = { fiscalYear: 2025, source: '农商行通报（虚构）', facts };
  const to = `/v1/cooperatives/${USCC}`;
  await story.ask('The bureau', `POST ${to}/facts`, { json: recording, show: null });
  const { body } = await story.ask<{ level: string }>('The bureau', `POST ${to}/ratings`, {
    json: {},
    show: ({ score, level }: { score: number; level: string }) => ({ score, level }),
  });
  return body.level;
}

async function complete(
  who: string,
  dutyId: string,
  result?: string,
  show: ((it: never) => unknown) | null = null,
): Promise<number> {
  const duty = (await look()).duties.find((it) => it.dutyId === dutyId && it.state === 'open');
  const json = { ...(result === undefined ? {} : { result }), evidence: PAPER };
  const call = `POST ${CASE}/duties/${duty?.number}/completion`;
  return (await story.ask(who, call, { json, show })).status;
}

const verify = (who: string, note: string) =>
  story.ask<RiskCase & { code: string }>(who, `POST ${CASE}/verification`, {
    json: { note },
    show: (it: RiskCase & { code?: string }) =>
      it.code !== undefined && 'title' in it ? problem(it as never) : brief(it),
  });

describe('the dual control of a case', () => {
  it('begins for every rated cooperative', async () => {
    story.say(INTRODUCTION);
    await day('2026-08-31');
    story.say(
      '## 31 August: the case begins\n\nThe sweeper opens a case for every cooperative that was rated before. This one is NORMAL: each side has its duties.',
    );
    expect((await look(shown)).state).toBe('NORMAL');
  });

  it('rises at once on one trigger', async () => {
    await day('2026-09-01');
    story.say(
      '## 1 September: a loan is 45 days past due\n\nThe score is hardly touched, the trigger is: the level rises to ORANGE at once, over two others.',
    );
    expect(await rate(45)).toBe('ORANGE');
    const it = await look(shown);
    expect(it.state).toBe('ORANGE');
    expect(it.restrictions.map(({ en }) => en)).toContain('No new guarantees for others');
  });

  it('has both sides act, and no side for the other', async () => {
    await day('2026-09-04');
    story.say(
      '## 4 September: both sides act\n\nThe bureau cannot do the cooperative’s part, and a claim without papers is none.',
    );
    const plan = (await look()).duties.find(({ dutyId }) => dutyId === 'rectification-plan');
    const call = `POST ${CASE}/duties/${plan?.number}/completion`;
    const byOther = await story.ask('The bureau', call, {
      json: { evidence: PAPER },
      show: problem,
    });
    expect(byOther.status).toBe(403);
    const bare = await story.ask('The cooperative', call, { json: {}, show: problem });
    expect(bare.status).toBe(422);
    expect(await complete('The cooperative', 'rectification-plan', undefined, brief)).toBe(201);
    await day('2026-09-07');
    story.say(
      '### 7 September\n\nThe bureau gives the plan back; the cooperative sends a better one the next day, and it is confirmed.',
    );
    expect(await complete('The bureau', 'confirm-rectification', 'returned', shown)).toBe(201);
    await day('2026-09-08');
    await complete('The cooperative', 'rectification-plan');
    expect(await complete('The bureau', 'confirm-rectification', 'confirmed')).toBe(201);
  });

  it('escalates a deadline that the government misses', async () => {
    story.say(
      '## 9 September: the government is late\n\nFive working days were given for the joint visit. Nobody went. The sweeper notes it, and the regulator is told.',
    );
    await day('2026-09-09');
    const visit = (await look(shown)).duties.find(({ dutyId }) => dutyId === 'joint-visit');
    expect(visit?.lateAt).toBe('2026-09-08T16:00:00.000Z');
    const late = await story.ask<{ items: { dutyId: string }[] }>(
      'The regulator',
      `GET /v1/duties?state=late&uscc=${USCC}`,
      {
        show: ({ items }: { items: { dutyId: string; body: string; lateAt: string }[] }) =>
          items.map(({ dutyId, body, lateAt }) => ({ dutyId, body, lateAt })),
      },
    );
    expect(late.body.items.map(({ dutyId }) => dutyId)).toContain('joint-visit');
    expect(await complete('The bureau', 'joint-visit')).toBe(201);
    await complete('The township', 'check', 'passed');
  });

  it('comes down by one level when two bodies have verified it', async () => {
    await day('2026-10-09');
    story.say(
      '## 9 October: the loan is paid back\n\nThe result is in and confirmed, a second check is passed. The new rating would be better by several levels; it only opens the way.',
    );
    await complete('The cooperative', 'rectification-result');
    await complete('The bureau', 'confirm-result', 'confirmed');
    await complete('The township', 'check', 'passed');
    const early = await verify('The regulator', '核查无误');
    expect([early.status, early.body.code]).toEqual([409, 'CASE_NOT_READY']);
    await rate(0);
    expect((await look(shown)).hurdles).toEqual([]);
    const own = await verify('The bureau', '核查无误');
    expect([own.status, own.body.code]).toEqual([403, 'KEY_SAME_PERSON']);
    const first = await verify('The bureau’s second official', '核查无误');
    expect(first.body).toMatchObject({ state: 'ORANGE', verifiedBy: [{ body: 'bureau' }] });
    const second = await verify('The regulator', '核查无误');
    expect(second.body.state).toBe('YELLOW');
  });

  it('goes on step by step', async () => {
    await day('2026-10-12');
    story.say(
      '## 12 October to 4 November: YELLOW and then BLUE\n\nA new state has its own duties. One body is enough now, and again it is a second official.',
    );
    await complete('The cooperative', 'plan');
    await complete('The cooperative', 'report-to-supervisors');
    await complete('The bureau', 'confirm-plan', 'confirmed');
    await complete('The bureau', 'assign-help');
    await day('2026-11-04');
    await complete('The cooperative', 'monthly-data');
    await complete('The township', 'check', 'passed');
    await rate(0);
    expect((await verify('The township’s second official', '帮扶到位')).body.state).toBe('BLUE');
    await complete('The cooperative', 'acknowledge');
    await complete('The cooperative', 'self-check');
    await complete('The township', 'adviser-contact');
    await rate(0);
    const early = await verify('The township’s second official', '未满三个月');
    expect([early.status, early.body.code]).toEqual([409, 'CASE_NOT_READY']);
    await day('2027-02-05');
    story.say(
      '## 5 February 2027: a clean quarter is over\n\nNothing has spoken against it for three months.',
    );
    await rate(0);
    expect((await verify('The township’s second official', '期满')).body.state).toBe('NORMAL');
  });

  it('leaves a timeline and an audit trail that verifies', async () => {
    const { body } = await story.ask<CaseTimeline>(
      'The regulator',
      `GET ${CASE}/timeline?limit=200`,
      { show: null },
    );
    const told = [...body.items].reverse().map((entry) => {
      const what =
        entry.kind === 'moved'
          ? `**${entry.fromState} → ${entry.toState}** (${entry.transition})`
          : `${entry.kind}${entry.dutyId === null ? '' : ` \`${entry.dutyId}\``}`;
      return `| ${entry.happenedAt.slice(0, 16).replace('T', ' ')} | ${what} | ${entry.role} |`;
    });
    story.say(
      `## The timeline\n\nTimes are UTC; a day in China ends at 16:00.\n\n| when | what | by |\n| --- | --- | --- |\n${told.join('\n')}`,
    );
    const states = body.items.filter(({ kind }) => kind === 'moved').map(({ toState }) => toState);
    expect(states.reverse()).toEqual(['NORMAL', 'ORANGE', 'YELLOW', 'BLUE', 'NORMAL']);
    const trail = await exportAudit({ ctx: test.as(regulator) });
    expect(await verifyAudit(trail)).toMatchObject({ valid: true });
    await expect(story.text()).toMatchFileSnapshot('../../docs/dual-control.md');
  });
});

const INTRODUCTION = `# A case of the dual control, from ORANGE back to NORMAL

This page is written by \`tests/http/dual-control.test.ts\`: every request below is really made, over HTTP only, and every answer is the one that came, shortened. The people and the cooperative are fictional. Days are counted by China’s working days, the national holiday of October included.

**Who takes part.** The cooperative, its township, the bureau and the finance regulator. Every level has duties for both sides. A level rises on one trigger at once; it falls one level at a time, when the cooperative has done its part and the government has verified it: by a second official, and from ORANGE or RED by two bodies.`;
