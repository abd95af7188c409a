import type { Hono } from 'hono';
import { DomainError } from '../../domain/errors.ts';
import { listForms } from '../../domain/imports/form-sections.ts';
import { openForm } from '../../domain/imports/open-form.ts';
import { lastEndedYear } from '../../domain/not-in-the-future.ts';
import { listedUscc, requirePermission } from '../../domain/permissions.ts';
import { type Fields, type Refused, requireFilled, tryForm } from '../parts/posted.ts';
import { type ConsoleContext, type ConsoleEnv, given, verbContext } from '../request.ts';
import { respondPage } from '../respond.tsx';
import { TEXTS } from '../texts.ts';
import { ChooseFormPage } from './choose-form-page.tsx';
import { respondFill } from './fill-response.tsx';
import { showFormAgain } from './form-checked.tsx';
import { postForm } from './form-posted.tsx';
import { FILL_PATH, valuesOf } from './form-words.ts';
import { StartNote } from './start-note.tsx';
import { readYear, yearRefused } from './year.ts';

/** A statement is filled in on a page, checked as a file is, looked over and filed. */
export function formPages(app: Hono<ConsoleEnv>): void {
  app.get('/uploads/form', (c) => showChoice(c));
  app.get(FILL_PATH, showForm);
  app.post(FILL_PATH, postForm);
  app.get('/uploads/:importId/form', showFormAgain);
}

const CHOSEN = ['uscc', 'fiscalYear', 'form', 'afresh'] as const;

async function showChoice(c: ConsoleContext, refusal?: Refused) {
  const ctx = await verbContext(c);
  const { role } = requirePermission(ctx, 'statements:submit');
  const words = c.get('words');
  const forms = listForms();
  const values = { form: forms[0]?.id ?? '', ...given(c, CHOSEN) };
  const asksUscc = role !== 'cooperative';
  const props = { words, forms, asksUscc, lastEndedYear: lastEndedYear(ctx) };
  const form = refusal?.form ?? { values, problems: [] };
  return respondPage(c, {
    title: words.t('chooseFormTitle'),
    refusal,
    content: <ChooseFormPage {...props} form={form} />,
  });
}

async function showForm(c: ConsoleContext) {
  const ctx = await verbContext(c);
  const { role } = requirePermission(ctx, 'statements:submit');
  const asked: Fields = given(c, CHOSEN);
  const uscc = asked.uscc ?? listedUscc(ctx.actor, undefined) ?? '';
  const form = listForms().find(({ id }) => id === asked.form)?.id ?? '';
  return tryForm({
    verb: async () => {
      requireFilled({ ...asked, uscc, form }, NEEDED);
      const fiscalYear = readYear(asked.fiscalYear);
      if (fiscalYear > lastEndedYear(ctx)) throw yearRefused('chooseYearNotEnded');
      const input = { uscc, fiscalYear, form, isAfresh: asked.afresh === '1' };
      return role === 'bureau' ? unlessUnknown(openForm({ ctx, input })) : openForm({ ctx, input });
    },
    done: (opened) => {
      const words = c.get('words');
      return respondFill(c, opened, {
        form: { values: valuesOf(opened.typed), problems: [], warnings: [], notes: [] },
        note: <StartNote words={words} opened={opened} />,
      });
    },
    again: (refusal) => showChoice(c, refusal),
    values: { ...asked, form, fiscalYear: asked.fiscalYear ?? '' },
    about: 'fiscalYear',
  });
}

const NEEDED = {
  uscc: 'chooseUsccNeeded',
  fiscalYear: 'chooseYearNeeded',
  form: 'chooseFormNeeded',
} as const;

/** Who sees every cooperative has mistyped the code of one that is not there. */
async function unlessUnknown<Value>(work: Promise<Value>): Promise<Value> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'NOT_FOUND') throw error;
    const issue = { pointer: '/uscc', code: 'COOPERATIVE_UNKNOWN', ...TEXTS.chooseUsccUnknown };
    throw new DomainError('INPUT_INVALID', [issue]);
  }
}
