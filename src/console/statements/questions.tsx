import type { Hono } from 'hono';
import { requirePermission } from '../../domain/permissions.ts';
import { answerQuestion } from '../../domain/questions/answer.ts';
import { askQuestion } from '../../domain/questions/ask.ts';
import { listQuestions } from '../../domain/questions/list.ts';
import { NEW_FORM } from '../parts/form.tsx';
import { postedFields, type Refused, requireFilled, tryForm } from '../parts/posted.ts';
import { askedPage, type ConsoleContext, type ConsoleEnv, verbContext } from '../request.ts';
import { respondPage } from '../respond.tsx';
import { OwnQuestionsPage } from './own-questions-page.tsx';
import { showStatement } from './pages.tsx';

/** Questions on statements: asked on the page of the statement, answered on one of their own. */
export function questionPages(app: Hono<ConsoleEnv>): void {
  app.post('/statements/:uscc/:statementId/questions', postQuestion);
  app.get('/questions', (c) => showOwn(c));
  app.post('/questions/:questionId', postAnswer);
}

const PAGE_SIZE = 25;

async function postQuestion(c: ConsoleContext) {
  const ctx = await verbContext(c);
  const values = await postedFields(c);
  const { uscc = '', statementId = '' } = c.req.param() as Record<string, string>;
  return tryForm({
    verb: async () => {
      requireFilled(values, { question: 'questionNeeded' });
      const asked = { question: values.question ?? '' };
      return askQuestion({ ctx, input: { uscc, statementId, asked } });
    },
    done: () => c.redirect(`/statements/${uscc}/${statementId}#questions`, 303),
    again: (refusal) => showStatement(c, refusal),
    values,
  });
}

/** What a cooperative was asked about its statements. */
async function showOwn(c: ConsoleContext, refusal?: Refused) {
  const ctx = await verbContext(c);
  const { organisation } = requirePermission(ctx, 'statements:answer');
  const filter = { ...askedPage(c), limit: PAGE_SIZE };
  const list = await listQuestions({ ctx, input: { uscc: organisation ?? '', filter } });
  const words = c.get('words');
  const form = refusal?.form ?? NEW_FORM;
  const asked = c.req.param('questionId');
  return respondPage(c, {
    ...{ title: words.t('ownQuestionsTitle'), refusal },
    content: <OwnQuestionsPage words={words} list={list} asked={asked} form={form} />,
  });
}

async function postAnswer(c: ConsoleContext) {
  const ctx = await verbContext(c);
  const { organisation } = requirePermission(ctx, 'statements:answer');
  const values = await postedFields(c);
  const questionId = c.req.param('questionId') ?? '';
  return tryForm({
    verb: async () => {
      requireFilled(values, { answer: 'answerNeeded' });
      const answered = { answer: values.answer ?? '' };
      return answerQuestion({ ctx, input: { uscc: organisation ?? '', questionId, answered } });
    },
    done: () => c.redirect('/questions', 303),
    again: (refusal) => showOwn(c, refusal),
    values,
  });
}
