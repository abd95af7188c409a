import type { Hono } from 'hono';
import type { Context } from '../../domain/context.ts';
import { DomainError } from '../../domain/errors.ts';
import { requirePermission } from '../../domain/permissions.ts';
import { getPrevention } from '../../domain/prevention/get.ts';
import { recordSelfCheck } from '../../domain/prevention/record-self-check.ts';
import { type Prevention, selfCheckInput } from '../../domain/prevention/schemas.ts';
import { getRating } from '../../domain/ratings/get.ts';
import { NEW_FORM } from '../parts/form.tsx';
import {
  type Fields,
  postedFields,
  type Refused,
  requireFilled,
  tryForm,
} from '../parts/posted.ts';
import { type ConsoleContext, type ConsoleEnv, verbContext } from '../request.ts';
import { respondPage } from '../respond.tsx';
import { PreventionPage } from './prevention-page.tsx';
import { questionField } from './self-check.tsx';

/** What a cooperative looks at before a warning comes. */
export function preventionPages(app: Hono<ConsoleEnv>): void {
  app.get('/prevention', (c) => showPrevention(c));
  app.post('/prevention', postSelfCheck);
}

/** The page is about oneself: offices read the reports of others. */
function ownUscc(ctx: Context): string {
  const { role, organisation } = requirePermission(ctx, 'cases:act');
  if (role !== 'cooperative') throw new DomainError('FORBIDDEN');
  return organisation ?? '';
}

async function showPrevention(c: ConsoleContext, refusal?: Refused) {
  const ctx = await verbContext(c);
  const shown = await readNow(ctx, ownUscc(ctx));
  const words = c.get('words');
  const form = refusal?.form ?? NEW_FORM;
  return respondPage(c, {
    ...{ title: words.t('preventionTitle'), refusal },
    content: <PreventionPage words={words} shown={shown} form={form} />,
  });
}

/** Nothing where there is no rating yet. */
async function readNow(ctx: Context, uscc: string) {
  try {
    const prevention = await getPrevention({ ctx, input: { uscc } });
    const { ratingId } = prevention;
    return { prevention, rating: await getRating({ ctx, input: { uscc, ratingId } }) };
  } catch (error) {
    if (error instanceof DomainError && error.code === 'NOT_FOUND') return undefined;
    throw error;
  }
}

async function postSelfCheck(c: ConsoleContext) {
  const ctx = await verbContext(c);
  const uscc = ownUscc(ctx);
  const values = await postedFields(c);
  return tryForm({
    verb: async () => {
      const { lists } = await getPrevention({ ctx, input: { uscc } });
      const fields = lists.flatMap(({ indicator, questions }) =>
        questions.map((_, place) => questionField(indicator, place)),
      );
      requireFilled(values, Object.fromEntries(fields.map((it) => [it, 'selfCheckNeeded'])));
      return recordSelfCheck({ ctx, input: { uscc, answered: answersOf(lists, values) } });
    },
    done: () => c.redirect(`/cases/${uscc}`, 303),
    again: (refusal) => showPrevention(c, refusal),
    values,
  });
}

const answersOf = (lists: Prevention['lists'], values: Fields) =>
  selfCheckInput.parse({
    answers: lists.map(({ indicator, questions }) => ({
      indicator,
      yes: questions.map((_, place) => values[questionField(indicator, place)] === 'yes'),
    })),
  });
