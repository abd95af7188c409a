import type { Hono } from 'hono';
import { DomainError } from '../../domain/errors.ts';
import { getEvaluation } from '../../domain/evaluations/get.ts';
import { evaluationInput } from '../../domain/evaluations/schemas.ts';
import { lastEndedYear } from '../../domain/not-in-the-future.ts';
import { WORKBOOK_TYPE, workbookOf } from '../../domain/spreadsheets/write-workbook.ts';
import { type ConsoleContext, type ConsoleEnv, verbContext } from '../request.ts';
import { respondPage } from '../respond.tsx';
import { EvaluationPage } from './evaluation-page.tsx';
import { evaluationSheets } from './sheets.ts';

/** The year of the plan, before which there is nothing to evaluate. */
const FIRST_YEAR = 2022;

/** The yearly evaluation, to read and as a workbook. */
export function evaluationPages(app: Hono<ConsoleEnv>): void {
  app.get('/evaluation', showEvaluation);
  app.get('/evaluation/:year/workbook', downloadEvaluation);
}

async function showEvaluation(c: ConsoleContext) {
  const ctx = await verbContext(c);
  const thisYear = lastEndedYear(ctx) + 1;
  const input = inputOf(c.req.query('year') ?? String(thisYear));
  const evaluation = await getEvaluation({ ctx, input });
  const words = c.get('words');
  const years = Array.from({ length: thisYear - FIRST_YEAR + 1 }, (_, i) => thisYear - i);
  const title = { county: words.say(evaluation.county), year: evaluation.year };
  return respondPage(c, {
    title: words.t('evaluationTitle', title),
    content: <EvaluationPage words={words} evaluation={evaluation} years={years} />,
  });
}

async function downloadEvaluation(c: ConsoleContext) {
  const ctx = await verbContext(c);
  const input = inputOf(c.req.param('year') ?? '');
  const evaluation = await getEvaluation({ ctx, input });
  return c.body(workbookOf(evaluationSheets(c.get('words'), evaluation)), 200, {
    'content-type': WORKBOOK_TYPE,
    'content-disposition': `attachment; filename="evaluation-${evaluation.year}.xlsx"`,
  });
}

function inputOf(year: string): { readonly year: number } {
  const input = evaluationInput.safeParse({ year });
  if (!input.success) throw new DomainError('NOT_FOUND');
  return input.data;
}
