import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aggregateJudgments, complete, judgmentMatrix, readJudgment } from '../../ahp/index.ts';
import { exportAudit } from '../../src/domain/audit/export.ts';
import { verifyAudit } from '../../src/domain/audit/verify.ts';
import { judgmentsFrom, MINDS } from '../../src/domain/demonstration/panel.ts';
import { demonstrationActors } from '../../src/domain/demonstration/seed.ts';
import { createKey } from '../../src/domain/keys/create.ts';
import type {
  AssignedNode,
  Assignment,
  Judgment,
  Progress,
} from '../../src/domain/weighting/judgment-schemas.ts';
import type { EffectPreview, Review } from '../../src/domain/weighting/review-schemas.ts';
import type {
  Draft,
  ModelVersionList,
  ShadowComparison,
} from '../../src/domain/weighting/schemas.ts';
import type { IndicatorModelFile } from '../../src/engine/model-schema.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { beginStory, type Story } from '../support/story.ts';

/*
 * A whole weighting round over HTTP, from draft to retirement. What is asked and answered is written
 * to docs/weighting-round.md: `npm exec -- vitest run --project suite tests/http/weighting-round
 * --update` writes it anew.
 */

const USCC = '93370322000000713U';
const EXPERTS = {
  'Ms Lin': ['expert-lin', '林会计（虚构）', 'accountant'],
  'Mr Zhao': ['expert-zhao', '赵农艺师（虚构）', 'agronomist'],
  'Ms Sun': ['expert-sun', '孙理事长（虚构）', 'cooperativeLeader'],
} as const;
type Expert = keyof typeof EXPERTS;
type Problem = {
  code: string;
  title: string;
  issues: { pointer: string; code: string; en: string }[];
};
type RatingAnswer = { score: number; level: string; model: { version: string } };

let test: TestHouse;
let story: Story;
let draftId = '';
let path = '';
let etag: string | undefined;

beforeAll(async () => {
  test = await openTestHouse();
  // Ids that are the same in every run, so that the page is too.
  const counts = new Map<string, number>();
  Object.assign(test.house, {
    newId: (prefix: string) => {
      const count = (counts.get(prefix) ?? 0) + 1;
      counts.set(prefix, count);
      return `${prefix}_${String(count).padStart(4, '0')}`;
    },
  });
  const keys = new Map([
    ['The bureau', test.keys.bureau],
    ['The regulator', test.keys.regulator],
    ['The cooperative', test.keys.cooperative],
  ]);
  for (const [who, [id, name]] of Object.entries(EXPERTS)) {
    const input = { countyCode: '370322', id, name, organisation: 'demo-experts' };
    keys.set(who, await createKey({ house: test.house, input: { ...input, role: 'expert' } }));
  }
  story = beginStory(test, keys);
});
afterAll(async () => test.close());

/** A change of the draft by the state that was read last. */
const change = async (who: string, step: string, json: unknown, show = brief) => {
  const answer = await story.ask<Draft>(who, `POST ${path}${step}`, { json, etag, show });
  etag = answer.etag ?? etag;
  return answer;
};
const brief = ({ draftId: id, version, state, revision, round }: Draft) => ({
  draftId: id,
  version,
  state,
  revision,
  round,
});
const problem = ({ code, title, issues }: Problem) => ({ code, title, issues });

const mind = (who: Expert, nodeId: string, elements: readonly string[]) =>
  judgmentsFrom(elements, MINDS[EXPERTS[who][2]][nodeId as 'GOAL']);
const without = (judgments: readonly Judgment[], pairs: Record<string, string | null>) =>
  judgments.map((judgment) => {
    const pair = `${judgment.row}:${judgment.column}`;
    if (!(pair in pairs)) return judgment;
    const comment = pairs[pair] ?? null;
    return { ...judgment, value: null, comment };
  });
const assignment = async (who: Expert) =>
  (await story.ask<Assignment>(who, `GET /v1/weighting/assignments/${draftId}`, { show: null }))
    .body;
const judge = (
  who: Expert,
  nodeId: string,
  judgments: readonly Judgment[],
  revision: number,
  show: ((node: never) => unknown) | null = null,
  showRequest?: unknown,
) =>
  story.ask<AssignedNode & Problem>(
    who,
    `POST /v1/weighting/assignments/${draftId}/nodes/${nodeId}/judgments`,
    { json: { judgments }, etag: `"r${revision}"`, show, showRequest },
  );
const judgeTheRest = async (who: Expert) => {
  for (const { nodeId, elements, revision } of (await assignment(who)).nodes) {
    if (revision > 0) continue;
    const ids = elements.map(({ id }) => id);
    const { status, body } = await judge(who, nodeId, mind(who, nodeId, ids), 0);
    expect([status, body.figures.isAcceptable]).toEqual([201, true]);
  }
};
const finish = (who: Expert, show: ((body: never) => unknown) | null = null) =>
  story.ask<Assignment & Problem>(who, `POST /v1/weighting/assignments/${draftId}/finish`, {
    json: {},
    show,
  });
const GOAL = ['FIN', 'GOV', 'OPS', 'CRE', 'NAT', 'ECO'];
const figures = ({ revision, figures: it }: AssignedNode) => ({
  revision,
  judged: `${it.judged} of ${it.pairs}`,
  isConnected: it.isConnected,
  ...(it.isConnected ? { consistencyRatio: it.consistencyRatio, weights: it.weights } : {}),
  isAcceptable: it.isAcceptable,
});

describe('a weighting round', () => {
  it('begins with a draft and a reason', async () => {
    story.say(INTRODUCTION);
    story.say(
      '## 1. A draft, for a reason\n\nThe version in force is 1.0.0. The demonstration county has 1.1.0 in a panel’s hands already, so that a new draft takes 1.2.0.',
    );
    const json = {
      title: '2027 年度权重',
      reason: '指标权重满一年，按规定由专家组重新判断。',
      aggregation: { of: 'judgments' },
    };
    const created = await story.ask<Draft>('The bureau', 'POST /v1/weighting/drafts', {
      json,
      show: (draft: Draft) => ({ ...brief(draft), baseVersion: draft.baseVersion }),
    });
    expect(created).toMatchObject({
      status: 201,
      etag: '"r1"',
      body: { state: 'DRAFT', baseVersion: '1.0.0', version: '1.2.0' },
    });
    ({ draftId } = created.body);
    path = `/v1/weighting/drafts/${draftId}`;
    etag = created.etag;
  });

  it('invites experts, who see nothing before', async () => {
    const before = await story.ask('Ms Lin', `GET /v1/weighting/assignments/${draftId}`, {
      show: null,
    });
    expect(before.status).toBe(404);
    story.say(
      '## 2. A panel is invited\n\nThree experts, who count alike, have until 10 December.',
    );
    const members = Object.values(EXPERTS).map(([expertId, name]) => ({ expertId, name }));
    const json = { closesAt: '2026-12-10T10:00:00Z', members };
    const { status, body } = await change('The bureau', '/rounds', json);
    expect([status, body.state, body.round]).toEqual([201, 'JUDGING', 1]);
  });

  it('shows an expert the nodes to judge and takes the judgments of each', async () => {
    story.say(
      '## 3. The experts judge, node by node\n\nEach sees their own assignment and nobody else’s. ' +
        'Ms Lin answers all pairs of the criteria and then the other nodes.',
    );
    await story.ask('Ms Lin', `GET /v1/weighting/assignments/${draftId}`, {
      show: ({ nodes, ...it }: Assignment) => ({
        ...{ round: it.round, isOpen: it.isOpen, closesAt: it.closesAt },
        nodes: nodes.map(({ nodeId, en, elements }) => ({
          ...{ nodeId, en },
          elements: elements.map(({ id }) => id).join(' '),
        })),
      }),
    });
    const { status, body } = await judge(
      'Ms Lin',
      'GOAL',
      mind('Ms Lin', 'GOAL', GOAL),
      0,
      figures,
    );
    expect([status, body.revision, body.figures.judged]).toEqual([201, 1, 15]);
    await judgeTheRest('Ms Lin');
    expect((await finish('Ms Lin')).status).toBe(201);
  });

  it('lets an expert leave gaps with a comment, as long as everything is linked', async () => {
    story.say(
      '### Gaps and comments\n\nMr Zhao has no opinion on everything. Two answers alone do not link ' +
        'all criteria, and the service says which groups are apart instead of making weights up.',
    );
    const said = mind('Mr Zhao', 'GOAL', GOAL);
    const { body: apart } = await judge(
      'Mr Zhao',
      'GOAL',
      said.slice(0, 2),
      0,
      (it: AssignedNode) => ({
        ...figures(it),
        groups: it.figures.groups.map((group) => group.join(' ')),
      }),
    );
    expect(apart.figures).toMatchObject({
      isConnected: false,
      weights: null,
      groups: [['FIN', 'GOV', 'OPS'], ['CRE'], ['NAT'], ['ECO']],
    });
    const early = await finish('Mr Zhao');
    expect([early.status, early.body.issues.map(({ code }) => code)]).toEqual([
      422,
      ['NODE_NOT_CONNECTED'],
    ]);
    story.say(
      'He answers more and leaves two pairs open; what the others imply about them is told.',
    );
    const gaps = without(said, { 'FIN:ECO': '政策与财务难以直接比较。', 'GOV:ECO': null });
    const shown = {
      judgments: [...gaps.filter(({ value }) => value === null), '… 13 with a value'],
    };
    const { body } = await judge(
      'Mr Zhao',
      'GOAL',
      gaps,
      1,
      (it: AssignedNode) => ({ ...figures(it), implied: it.figures.implied }),
      shown,
    );
    expect(body.figures).toMatchObject({ judged: 13, isAcceptable: true });
    expect(body.figures.implied.map(({ row, column }) => `${row}:${column}`)).toEqual([
      'FIN:ECO',
      'GOV:ECO',
    ]);
    await judgeTheRest('Mr Zhao');
    expect((await finish('Mr Zhao')).status).toBe(201);
  });

  it('tells an expert who contradicts herself what would mend it, and changes nothing', async () => {
    story.say(
      '### A contradiction, and a proposal\n\nMs Sun holds governance to be twice as important as ' +
        'operations, and by mistake types it the other way round, strongly.',
    );
    const said = mind('Ms Sun', 'GOAL', GOAL).map((it) =>
      it.row === 'GOV' && it.column === 'OPS' ? { ...it, value: '1/9' } : it,
    );
    const { body } = await judge('Ms Sun', 'GOAL', said, 0, (it: AssignedNode) => ({
      ...figures(it),
      triads: it.figures.triads.slice(0, 2),
      askAgain: it.figures.askAgain,
      repair: it.figures.repair,
    }));
    expect(body.figures).toMatchObject({ isAcceptable: false, repair: { isMet: true } });
    expect(body.judgments.find(({ row, column }) => row === 'GOV' && column === 'OPS')?.value).toBe(
      '1/9',
    );
    expect(body.figures.askAgain).toMatchObject({ row: 'GOV', column: 'OPS', best: '2' });
    expect(body.figures.repair?.steps).toMatchObject([{ row: 'GOV', column: 'OPS', to: '1/4' }]);
    const asked = body.figures.askAgain?.best ?? '';
    story.say('As it stands it cannot be used, and she cannot finish by mistake:');
    await judgeTheRest('Ms Sun');
    const early = await finish('Ms Sun', problem);
    expect([early.status, early.body.issues.map(({ code }) => code)]).toEqual([
      422,
      ['NODE_INCONSISTENT'],
    ]);
    story.say(
      'The smallest change that would do is one thing, the answer that her other answers imply is ' +
        'another: it is what she meant. She is asked that one pair again and takes what is proposed. ' +
        'Nobody else could have.',
    );
    const mended = said.map((it) =>
      it.row === 'GOV' && it.column === 'OPS' ? { ...it, value: asked } : it,
    );
    const shown = {
      judgments: ['… as before, with', { row: 'GOV', column: 'OPS', value: asked }],
    };
    const after = await judge('Ms Sun', 'GOAL', mended, 1, figures, shown);
    expect(after.body.figures).toMatchObject({ isAcceptable: true, askAgain: null, repair: null });
    const stale = await judge('Ms Sun', 'GOAL', said, 1);
    expect([stale.status, stale.body.code]).toEqual([412, 'REVISION_STALE']);
    expect((await finish('Ms Sun')).status).toBe(201);
    const late = await judge('Ms Sun', 'GOAL', said, 2);
    expect([late.status, late.body.code]).toEqual([409, 'ROUND_NOT_OPEN']);
  });

  it('shows the bureau who is where, and who differs about what', async () => {
    story.say('## 4. The bureau sees how far they agree');
    const { body } = await story.ask<Progress>('The bureau', `GET ${path}/progress`, {
      show: ({ experts, nodes }: Progress) => ({
        experts: experts.map(({ name, finishedAt, nodes: own }) => ({
          ...{ name, finishedAt },
          usable: `${own.filter((it) => it.isAcceptable).length} of ${own.length} nodes`,
        })),
        nodes: nodes.slice(0, 1).map(({ nodeId, consensus, weights, disagreements }) => ({
          ...{ nodeId, consensus, weights },
          disagreements: disagreements.slice(0, 2).map(({ furthest, ...it }) => ({
            ...it,
            furthest: furthest.name,
          })),
        })),
      }),
    });
    expect(body.experts.every(({ finishedAt }) => finishedAt !== null)).toBe(true);
    expect(body.nodes.map(({ usable }) => usable)).toEqual([3, 3, 3, 3, 3, 3, 3]);
  });

  it('is aggregated, and shows its effect before anything is decided', async () => {
    story.say(
      '## 5. The round is closed, and its effect previewed\n\nAll three have finished, so that the ' +
        'round may be closed before its time is up. Whoever had not would be waited for, or left out ' +
        'by name and with a reason, which the regulator reads; after the time they would be left out ' +
        'by rule. The judgments are brought together by their geometric mean.',
    );
    const { status, body } = await change('The bureau', '/rounds/closing', {}, weights);
    expect([status, body.state]).toEqual([201, 'AGGREGATED']);
    story.say(
      'Before anything is decided everybody who decides sees what would follow: who changes level, ' +
        'by how much, and how sure that is, given how far the experts are apart.',
    );
    const preview = await story.ask<EffectPreview>('The bureau', `GET ${path}/preview`, {
      show: ({ counts, movers, draws, cooperatives }: EffectPreview) => ({
        ...{ movers, draws },
        counts: Object.fromEntries(
          counts.map(({ level, before, after }) => [level, `${before} → ${after}`]),
        ),
        cooperatives: cooperatives.map(
          ({ name, nameEn: _en, uscc: _uscc, fiscalYear: _y, ...it }) => ({
            name,
            ...it,
          }),
        ),
      }),
    });
    expect(preview.body.movers).toBeGreaterThan(0);
    const moved = preview.body.cooperatives.filter(({ isMover }) => isMover);
    expect(preview.body.cooperatives.slice(0, moved.length)).toEqual(moved);
    expect(moved.every(({ probability }) => probability > 0 && probability <= 1)).toBe(true);
  });

  it('goes to the regulator, who reads every matrix, comments and returns it', async () => {
    story.say(
      '## 6. Review by the regulator\n\nThe bureau submits the whole model file with its impact assessment.',
    );
    await change('The bureau', '/submission', SUBMISSION, submitted);
    story.say(
      'The regulator reads every matrix beside those of the experts, and what changed since 1.0.0.',
    );
    const review = await story.ask<Review>('The regulator', `GET ${path}/review`, {
      show: ({ state, digest, nodes }: Review) => ({
        ...{ state, digest },
        nodes: nodes.slice(0, 1).map((node) => ({
          nodeId: node.nodeId,
          consistencyRatio: node.consistencyRatio,
          consensus: node.consensus,
          changes: node.changes.slice(0, 3),
          experts: node.experts.map(({ name, consistencyRatio, comments }) => ({
            ...{ name, consistencyRatio, comments },
          })),
        })),
      }),
    });
    expect(review.body.nodes).toHaveLength(7);
    const comments = review.body.nodes[0]?.experts.flatMap((it) => it.comments);
    expect(comments).toMatchObject([{ row: 'FIN', column: 'ECO' }]);
    story.say('One judgment needs a reason; she says which, and returns the draft.');
    const json = {
      ...{ nodeId: 'GOAL', row: 'FIN', column: 'GOV' },
      text: '三位专家对财务与治理的轻重看法不一，请说明理由后再报。',
    };
    await story.ask('The regulator', `POST ${path}/comments`, { json });
    const returned = { decision: 'returned', note: '请专家组就“财务—治理”补充理由。' };
    const { body } = await change('The regulator', '/reviews', returned);
    expect(body.state).toBe('RETURNED');
  });

  it('is judged again in a second round, which begins with what was said in the first', async () => {
    story.say(
      '## 7. A second round\n\nThe same three are asked again. They begin with what they said; ' +
        'Ms Sun comes nearer to the others and says why.',
    );
    const members = Object.values(EXPERTS).map(([expertId, name]) => ({ expertId, name }));
    await change('The bureau', '/rounds', { closesAt: '2026-12-20T10:00:00Z', members });
    const { nodes } = await assignment('Ms Sun');
    const goal = nodes.find(({ nodeId }) => nodeId === 'GOAL');
    expect(goal).toMatchObject({ figures: { isAcceptable: true, judged: 15 } });
    const reason = '治理不健全的社，财务数据也难以采信，但两者应并重。';
    const said = (goal?.judgments ?? []).map((it) =>
      it.row === 'FIN' && it.column === 'GOV' ? { ...it, value: '1', comment: reason } : it,
    );
    const shown = {
      judgments: ['… as before, with', { row: 'FIN', column: 'GOV', value: '1', comment: reason }],
    };
    await judge('Ms Sun', 'GOAL', said, goal?.revision ?? 0, figures, shown);
    for (const who of Object.keys(EXPERTS) as Expert[])
      expect((await finish(who)).status).toBe(201);
    const closed = await change('The bureau', '/rounds/closing', {}, weights);
    expect(closed.body.state).toBe('AGGREGATED');
    const { body } = await change('The bureau', '/submission', SUBMISSION, submitted);
    expect(body.state).toBe('IN_REVIEW');
  });

  it('is approved by somebody else, and by nobody else', async () => {
    story.say(
      '## 8. Approval, never of one’s own work\n\nThe bureau may not approve, whatever it tries:',
    );
    const approved = { decision: 'approved', note: '权重依据充分，同意发布。' };
    const own = await story.ask<Problem>('The bureau', `POST ${path}/reviews`, {
      json: approved,
      etag,
      show: problem,
    });
    expect([own.status, own.body.code]).toEqual([403, 'FORBIDDEN']);
    const stale = await story.ask<Problem>('The regulator', `POST ${path}/reviews`, {
      json: approved,
      etag: '"r3"',
      show: null,
    });
    expect([stale.status, stale.body.code]).toEqual([412, 'REVISION_STALE']);
    story.say(
      'Even SQL as the service’s role could not: the database has a constraint for it. The regulator approves.',
    );
    const { body } = await change('The regulator', '/reviews', approved);
    expect(body.state).toBe('APPROVED');
  });

  it('is published with a shadow period and a day from which it is in force', async () => {
    story.say(
      '## 9. Publication\n\nFrom 1 December the new version is computed beside the old one, and from ' +
        '1 January it is in force.',
    );
    const past = await story.ask<Problem>('The bureau', `POST ${path}/publication`, {
      json: { inForceFrom: '2026-12-31' },
      etag,
      show: null,
    });
    expect([past.status, past.body.issues]).toMatchObject([
      422,
      [{ pointer: '/inForceFrom', code: 'DAY_TOO_EARLY' }],
    ]);
    const json = { inForceFrom: '2027-01-01', shadowFrom: '2026-12-01' };
    const { body } = await change('The bureau', '/publication', json, (draft) => ({
      ...brief(draft),
      publication: draft.publication,
    }));
    expect(body.state).toBe('PUBLISHED');
    expect(body.publication?.digest).toBe(body.submission?.digest);
  });

  it('is computed in shadow first', async () => {
    story.say(
      '### In shadow\n\nOn 15 December a cooperative is rated. The rating is that of 1.0.0; what 1.2.0 says is kept beside it.',
    );
    test.setNow('2026-12-15T02:00:00Z');
    const rated = await rate();
    expect(rated.body.model.version).toBe('1.0.0');
    const { body } = await story.ask<ShadowComparison>('The bureau', `GET ${path}/shadow`);
    expect(body).toMatchObject({
      total: 1,
      items: [{ version: '1.0.0', score: rated.body.score }],
    });
    expect(body.items[0]?.shadowScore).not.toBe(rated.body.score);
  });

  it('comes into force by the calendar, and is retired by two', async () => {
    story.say(
      '### In force\n\nOn New Year’s Day in China nobody has to press anything: ratings are made with 1.2.0.',
    );
    test.setNow('2026-12-31T16:00:00Z');
    const rated = await rate();
    expect(rated.body.model.version).toBe('1.2.0');
    const again = await story.ask<RatingAnswer>(
      'The cooperative',
      'GET /v1/cooperatives/93370322000000617J/rating',
      { show: null },
    );
    expect(again.body.model.version).toBe('1.0.0');
    story.say('Ratings made before stay bound to 1.0.0. Whoever reads models sees both versions:');
    const versions = await story.ask<ModelVersionList>(
      'The cooperative',
      'GET /v1/models/indicators/gaoqing-2026/versions',
    );
    expect(versions.body.items.map(({ version, isInForce }) => [version, isInForce])).toEqual([
      ['1.2.0', true],
      ['1.0.0', false],
    ]);
    story.say(
      '## 10. Retirement\n\nA version ends as it began: the bureau proposes, the regulator confirms. Both read which version takes over.',
    );
    const json = { retiredFrom: '2028-01-01', reason: '指标体系将重新设计。' };
    const current = await story.ask<Draft>('The bureau', `GET ${path}`, { show: null });
    etag = current.etag;
    await change('The bureau', '/retirement', json, retirement);
    const { body } = await change('The regulator', '/retirement/confirmation', {}, retirement);
    expect([body.state, body.retirement?.confirmedBy]).toEqual(['IN_FORCE', 'demo-regulator']);
    expect(body.retirement?.takesOver).toBe('1.0.0');
    test.setNow('2028-01-01T00:00:00Z');
    const ended = await story.ask<Draft>('The bureau', `GET ${path}`, { show: null });
    expect(ended.body.state).toBe('RETIRED');
    expect((await rate(null)).body.model.version).toBe('1.0.0');
  });

  it('leaves a file from which an outsider computes the same weights', async () => {
    const { body } = await story.ask<{ file: IndicatorModelFile }>(
      'The cooperative',
      'GET /v1/models/indicators/gaoqing-2026?version=1.2.0',
      { show: null },
    );
    expect(body.file).toMatchObject({
      version: '1.2.0',
      effectiveFrom: '2027-01-01',
      judgments: {
        status: 'PANEL',
        panel: {
          of: 'judgments',
          round: 2,
          experts: [{ weight: 1 }, { weight: 1 }, { weight: 1 }],
        },
      },
    });
    expect(JSON.stringify(body.file)).not.toMatch(/林会计|expert-lin/);
    for (const { rows, panel } of [
      body.file.judgments,
      ...body.file.criteria.map((it) => it.judgments),
    ]) {
      const matrices = panel?.experts.map((it) => filledMatrix(it.rows)) ?? [];
      expect(judgmentMatrix(rows)).toEqual(aggregateJudgments(matrices));
    }
  });

  it('stands in the audit chain of its version, step by step', async () => {
    const { regulator } = demonstrationActors();
    const lines = await exportAudit({ ctx: test.as(regulator) });
    expect(await verifyAudit(lines)).toMatchObject({ valid: true });
    const records = lines
      .map((line) => JSON.parse(line) as { chain?: string; action: string; actor: string })
      .filter(({ chain }) => chain === 'model:gaoqing-2026@1.2.0');
    story.say(
      '## 11. What remains\n\nEvery step is a record of the audit chain `model:gaoqing-2026@1.2.0`, in this order:',
    );
    story.say(listed(records));
    expect(records[0]?.action).toBe('weighting.draft');
    expect(records.at(-1)).toMatchObject({
      action: 'weighting.confirm-retirement',
      actor: 'demo-regulator',
    });
  });

  it('is the one that docs/weighting-round.md tells', async () => {
    await expect(story.text()).toMatchFileSnapshot('../../docs/weighting-round.md');
  });
});

/** Open pairs filled as the README of ahp/ says. */
function filledMatrix(rows: readonly (readonly (string | null)[])[]) {
  const judged = rows.flatMap((row, i) =>
    row.flatMap((cell, j) =>
      i < j && cell !== null ? [[i, j, readJudgment(cell, [])] as const] : [],
    ),
  );
  const isFull = judged.length === (rows.length * (rows.length - 1)) / 2;
  const filled = isFull ? [] : complete(rows.length, judged, 'lambda-max', 'saaty-1980').missing;
  const matrix = rows.map((row) => row.map(() => 1));
  for (const [i, j, value] of [...judged, ...filled]) (matrix[i] as number[])[j] = value;
  return judgmentMatrix(matrix, 'upper');
}

const rate = (show: ((rating: never) => unknown) | null = rating) =>
  story.ask<RatingAnswer>('The bureau', `POST /v1/cooperatives/${USCC}/ratings`, {
    json: {},
    show,
  });

const rating = ({ score, level, model }: RatingAnswer) => ({
  ...{ score, level, model: { version: model.version } },
});
const weights = (draft: Draft) => ({
  ...brief(draft),
  nodes: draft.nodes?.slice(0, 1).map(({ nodeId, consistencyRatio, elements }) => ({
    ...{ nodeId, consistencyRatio },
    weights: Object.fromEntries(
      elements.map(({ id, baseWeight, weight }) => [
        id,
        `${baseWeight.toFixed(4)} → ${weight.toFixed(4)}`,
      ]),
    ),
  })),
});
const submitted = (draft: Draft) => ({
  ...brief(draft),
  submission: { digest: draft.submission?.digest, effectiveFrom: draft.submission?.effectiveFrom },
});
const retirement = (draft: Draft) => ({ ...brief(draft), retirement: draft.retirement });

const SUBMISSION = {
  effectiveFrom: '2027-01-01',
  impactAssessment:
    '处理目的：合作社风险评分。涉及个人信息：无成员个人信息进入权重。风险：低。措施：只公布权重，不公布专家姓名。',
};

function listed(records: readonly { action: string; actor: string }[]): string {
  const runs: { actor: string; action: string; times: number }[] = [];
  for (const { actor, action } of records) {
    const last = runs.at(-1);
    if (last?.actor === actor && last.action === action) last.times += 1;
    else runs.push({ actor, action, times: 1 });
  }
  return runs
    .map(
      ({ actor, action, times }, i) =>
        `${i + 1}. \`${action}\` by ${actor}${times > 1 ? `, ${times} times` : ''}`,
    )
    .join('\n');
}

const INTRODUCTION = `# A weighting round, from draft to retirement

This page is written by \`tests/http/weighting-round.test.ts\`: every request below is really made, over HTTP only, and every answer is the one that came, shortened (numbers to six digits, long lists to their beginning). The people and cooperatives are fictional.

**Who takes part.** The bureau drafts and publishes, three experts judge, the regulator reviews. Nobody approves what they had a hand in, and the database refuses it too. A change names the state that its author has read (\`If-Match\` with the \`ETag\` of the last answer), so that nobody decides about something that changed meanwhile.`;
