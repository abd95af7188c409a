import { describe, expect, it } from 'vitest';
import { wordsIn } from '../../../src/console/texts.ts';
import { AssignmentPage } from '../../../src/console/weighting/assignment-page.tsx';
import { AssignmentsPage } from '../../../src/console/weighting/assignments-page.tsx';
import { ComparisonPage } from '../../../src/console/weighting/comparison-page.tsx';
import { NodePage } from '../../../src/console/weighting/node-page.tsx';
import { pairsOf } from '../../../src/console/weighting/scale.ts';
import type { AssignedNode } from '../../../src/domain/weighting/judgment-schemas.ts';
import { assignmentOf, DIALECT, nodeOf } from './fixtures.ts';

/* The pages of an expert as text: what is asked, what is said of the answers, what may be done. */

const words = wordsIn('zh');
const now = new Date('2026-11-24T02:00:00Z');

function comparison(
  node: AssignedNode,
  number: number,
  form?: Parameters<typeof ComparisonPage>[0]['form'],
) {
  const pair = pairsOf(node).find((it) => it.number === number);
  if (pair === undefined) throw new Error('there is no such pair');
  const props = { words, assignment: assignmentOf(node), node, pair, ...(form && { form }) };
  return String(<ComparisonPage {...props} />);
}

describe('one comparison', () => {
  it('asks which of two and how much, with the answer that was given', () => {
    const html = comparison(nodeOf(['1/5', null, null], '近年灾害多'), 1);
    expect(html).toContain('“保险”更重要');
    expect(html).toMatch(/name="side" value="column" checked/);
    expect(html).toMatch(/name="intensity" value="5" checked/);
    expect(html).toContain('近年灾害多</textarea>');
    expect(html).toContain('name="revision" value="3"');
    expect(html.match(/name="intensity"/g)).toHaveLength(8);
  });

  it('gives the script the other answers and the dialect of the model', () => {
    const html = comparison(nodeOf(['3', '2', null]), 2);
    const data = /data-judge="([^"]*)"/.exec(html)?.[1]?.replaceAll('&quot;', '"') ?? '';
    expect(JSON.parse(data)).toEqual({
      elements: ['N1', 'N2', 'N3'],
      row: 'N1',
      column: 'N3',
      others: [
        { row: 'N1', column: 'N2', value: '3' },
        { row: 'N2', column: 'N3', value: null },
      ],
      dialect: DIALECT,
    });
  });

  it('says what is wrong above and at the question, and keeps what was chosen', () => {
    const problems = [{ field: 'intensity', zh: '请选择重要多少。', en: 'x' }];
    const html = comparison(nodeOf([null, null, null]), 1, { values: { side: 'row' }, problems });
    expect(html).toContain('href="#intensity"');
    expect(html.match(/请选择重要多少。/g)).toHaveLength(2);
    expect(html).toMatch(/name="side" value="row" checked/);
  });
});

describe('the results of a node', () => {
  const page = (node: AssignedNode) =>
    String(<NodePage words={words} assignment={assignmentOf(node)} node={node} />);

  it('explains a contradiction and proposes, without doing, the smallest repair', () => {
    const node = nodeOf(['3', '2', '5']);
    const html = page(node);
    expect(html).toContain('data-consistency="bad"');
    expect(html).toContain('您说“保险”比“灾损”稍微重要，“灾损”比“质量”明显重要');
    expect(html).toContain('action="/weighting/assignments/wdr_1/NAT/repair"');
    expect(html).toContain('仅供参考，不会自动修改');
  });

  it('has nothing to mend where answers agree, and tells gaps', () => {
    const html = page(nodeOf(['2', null, '2']));
    expect(html).toContain('data-consistency="good"');
    expect(html).not.toContain('/repair"');
    expect(html).toContain('有 1 个比较没有回答');
  });

  it('claims no weights where elements were never compared', () => {
    const html = page(nodeOf(['2', null, null]));
    expect(html).toContain('data-consistency="unknown"');
    expect(html).not.toMatch(/\d%<\/b>/);
  });
});

describe('assignments', () => {
  const item = { ...assignmentOf(), nodes: 7, nodesAcceptable: 3 };

  it('say how far one is and how much time is left', () => {
    const html = String(
      <AssignmentsPage words={words} list={{ items: [item], next: null }} now={now} />,
    );
    expect(html).toContain('3 / 7 组已完成');
    expect(html).toContain('还剩 6 天');
    expect(html).toContain('继续评议');
    expect(html).toContain('aria-valuenow="43"');
  });

  it('lead to the first open comparison, or to results where there are some', () => {
    const nodes = [nodeOf([null, null, null]), nodeOf(['3', '2', '5'])];
    const assignment = assignmentOf(...nodes);
    const html = String(<AssignmentPage words={words} assignment={assignment} now={now} />);
    expect(html).toContain('href="/weighting/assignments/wdr_1/NAT/1"');
    expect(html).toContain('href="/weighting/assignments/wdr_1/NAT"');
    expect(html).toContain('还有 2 组没有完成');
  });

  it('take nothing any more once the round is closed', () => {
    const assignment = { ...assignmentOf(nodeOf(['2', '4', '2'])), isOpen: false };
    const html = String(<AssignmentPage words={words} assignment={assignment} now={now} />);
    expect(html).not.toContain('/finish"');
    expect(html).toContain('已截止');
  });

  it('show markup as text', () => {
    const odd = { ...item, title: '<b>x', reason: '<script>' };
    const html = String(
      <AssignmentsPage words={words} list={{ items: [odd], next: null }} now={now} />,
    );
    expect(html).not.toContain('<b>x');
    expect(html).not.toContain('<script>');
  });
});
