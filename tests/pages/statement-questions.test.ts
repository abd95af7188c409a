import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportAudit } from '../../src/domain/audit/export.ts';
import type { Role } from '../../src/domain/context.ts';
import { demonstrationActors } from '../../src/domain/demonstration/seed.ts';
import { listQuestions } from '../../src/domain/questions/list.ts';
import { submitStatement } from '../../src/domain/statements/submit.ts';
import { balancedStatement } from '../support/accounts.ts';
import { Visitor } from '../support/browsing.ts';
import { cooperativeOf } from '../support/consents.ts';
import { keyOf } from '../support/forms.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';

/* Questions back to the cooperative while its statement waits: asked, answered, and kept. */

const USCC = '93370322000000617J';
const actors = demonstrationActors();

let test: TestHouse;
let path = '';

beforeAll(async () => {
  test = await openTestHouse();
  const submission = balancedStatement(2022);
  const ctx = test.as(cooperativeOf(USCC));
  const { value } = await submitStatement({ ctx, input: { uscc: USCC, submission } });
  path = `/statements/${USCC}/${value.statementId}`;
});
afterAll(async () => test.close());

async function signedIn(role: Role): Promise<Visitor> {
  const visitor = new Visitor(test);
  await visitor.post('/sign-in', { role });
  return visitor;
}

async function questions() {
  const ctx = test.as(actors.bureau);
  return (await listQuestions({ ctx, input: { uscc: USCC, filter: {} } })).items;
}

describe('a question on a statement', () => {
  it('needs words, and counts once', async () => {
    const township = await signedIn('township');
    const action = `${path}/questions`;
    const empty = await township.post(action, { question: ' ' });
    expect(empty.status).toBe(422);
    expect(empty.html).toContain('<a href="#question">请填写要问的内容。</a>');
    const idempotencyKey = keyOf((await township.get(path)).html, action);
    const form = { question: '存货为何增加？', idempotencyKey };
    const answers = [await township.post(action, form), await township.post(action, form)];
    expect(answers.map(({ location }) => location)).toEqual([
      `${path}#questions`,
      `${path}#questions`,
    ]);
    expect((await questions()).map(({ question, state }) => [question, state])).toEqual([
      ['存货为何增加？', 'open'],
    ]);
  });

  it('makes the statement wait: not accepted, and marked in the queue', async () => {
    const township = await signedIn('township');
    expect((await township.get('/statements')).html).toContain('等待答复');
    const refused = await township.post(path, { decision: 'accepted' });
    expect(refused.status).toBe(409);
    expect(refused.html).toContain('对该报表的提问尚未答复');
    expect((await township.get(path)).html).toContain('已提交，待核验');
  });

  it('is answered by the cooperative alone, once', async () => {
    const [question] = await questions();
    const action = `/questions/${question?.questionId}`;
    for (const role of ['township', 'bureau', 'bank'] as const) {
      expect((await (await signedIn(role)).post(action, { answer: '新收购。' })).status).toBe(403);
    }
    const cooperative = await signedIn('cooperative');
    expect((await cooperative.get('/duties')).html).toContain('有 1 个对报表的提问等待您答复');
    expect((await cooperative.get('/questions')).html).toContain('存货为何增加？');
    expect((await cooperative.post(action, { answer: '' })).html).toContain('请填写答复。');
    expect((await cooperative.post(action, { answer: '秋季新收购。' })).location).toBe(
      '/questions',
    );
    expect((await cooperative.post(action, { answer: '改口。' })).status).toBe(409);
    expect((await cooperative.get('/duties')).html).not.toContain('href="/questions"');
    expect((await questions())[0]).toMatchObject({ state: 'answered', answer: '秋季新收购。' });
  });

  it('lets the statement be accepted once it is answered, and nothing be asked afterwards', async () => {
    const township = await signedIn('township');
    expect((await township.get(path)).html).toContain('秋季新收购。');
    expect((await township.post(path, { decision: 'accepted' })).location).toBe(path);
    const late = await township.post(`${path}/questions`, { question: '还有一事？' });
    expect(late.status).toBe(409);
  });

  it('is in the audit trail', async () => {
    const lines: string[] = [];
    for await (const line of await exportAudit({ ctx: test.as(actors.regulator) })) {
      lines.push(String(line));
    }
    const actions = lines.flatMap(
      (line) => /"action":"(statement\.(?:ask|answer))"/.exec(line)?.[1] ?? [],
    );
    expect(actions).toEqual(['statement.ask', 'statement.answer']);
  });

  it('may be left open by returning the statement', async () => {
    const submission = balancedStatement(2021);
    const ctx = test.as(cooperativeOf(USCC));
    const { value } = await submitStatement({ ctx, input: { uscc: USCC, submission } });
    const other = `/statements/${USCC}/${value.statementId}`;
    const township = await signedIn('township');
    await township.post(`${other}/questions`, { question: '借款合同在哪里？' });
    const returned = await township.post(other, { decision: 'returned', note: '请补借款合同。' });
    expect(returned.location).toBe(other);
  });
});
