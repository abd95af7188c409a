import type { Hono } from 'hono';
import { requirePermission } from '../../domain/permissions.ts';
import { listQuestions } from '../../domain/questions/list.ts';
import { compareStatement } from '../../domain/statements/compare.ts';
import { listWaitingStatements } from '../../domain/statements/list-waiting.ts';
import { verifyStatementInput } from '../../domain/statements/schemas.ts';
import { verifyStatement } from '../../domain/statements/verify.ts';
import { filled, postedFields, type Refused, requireFilled, tryForm } from '../parts/posted.ts';
import { type ConsoleContext, type ConsoleEnv, given, verbContext } from '../request.ts';
import { respondPage } from '../respond.tsx';
import { localName } from '../texts.ts';
import { StatementPage } from './statement-page.tsx';
import { WaitingPage } from './waiting-page.tsx';

const STATEMENT = '/statements/:uscc/:statementId';

/** The statements that wait, and one of them with what decides over it. */
export function statementPages(app: Hono<ConsoleEnv>): void {
  app.get('/statements', showWaiting);
  app.get(STATEMENT, (c) => showStatement(c));
  app.post(STATEMENT, postVerification);
}

const PAGE_SIZE = 25;

async function showWaiting(c: ConsoleContext) {
  const ctx = await verbContext(c);
  const input = { ...given(c, ['after']), limit: PAGE_SIZE };
  const list = await listWaitingStatements({ ctx, input });
  const words = c.get('words');
  return respondPage(c, {
    title: words.t('waitingTitle'),
    content: <WaitingPage words={words} list={list} now={ctx.now()} />,
  });
}

const paramsOf = (c: ConsoleContext) => ({
  uscc: c.req.param('uscc') ?? '',
  statementId: c.req.param('statementId') ?? '',
});

export async function showStatement(c: ConsoleContext, refusal?: Refused) {
  const ctx = await verbContext(c);
  requirePermission(ctx, 'statements:verify');
  const comparison = await compareStatement({ ctx, input: paramsOf(c) });
  const { uscc, statementId } = paramsOf(c);
  const filter = { statementId };
  const { items: questions } = await listQuestions({ ctx, input: { uscc, filter } });
  const words = c.get('words');
  const { name, nameEn, statement } = comparison;
  const isOwn = statement.submittedBy === ctx.actor.id;
  const props = { words, comparison, questions, isOwn, ...(refusal && { form: refusal.form }) };
  const title = { name: localName(words, name, nameEn), year: statement.fiscalYear };
  return respondPage(c, {
    title: words.t('comparedTitle', title),
    refusal,
    content: <StatementPage {...props} />,
  });
}

async function postVerification(c: ConsoleContext) {
  const ctx = await verbContext(c);
  const values = await postedFields(c);
  const { uscc, statementId } = paramsOf(c);
  const verification = { decision: values.decision, note: filled(values.note) };
  return tryForm({
    verb: async () => {
      requireFilled(values, { decision: 'verifyChoiceNeeded' });
      const decided = verifyStatementInput.parse(verification);
      return verifyStatement({ ctx, input: { uscc, statementId, verification: decided } });
    },
    done: () => c.redirect(`/statements/${uscc}/${statementId}`, 303),
    again: (refusal) => showStatement(c, refusal),
    values,
  });
}
