import type { Hono } from 'hono';
import { answerConfirmation } from '../../domain/buyer-confirmations/answer.ts';
import { openConfirmation } from '../../domain/buyer-confirmations/open.ts';
import type { BuyerAnswerInput } from '../../domain/buyer-confirmations/schemas.ts';
import { DomainError } from '../../domain/errors.ts';
import { NEW_FORM } from '../parts/form.tsx';
import { filled, postedFields, type Refused, tryForm } from '../parts/posted.ts';
import type { ConsoleContext, ConsoleEnv } from '../request.ts';
import { respondPage } from '../respond.tsx';
import { AnsweredPage, AnswerPage } from './answer-page.tsx';

const ANSWERED = '/buyer-confirmations/answered';
const LINK = '/buyer-confirmations/:token';

export const BUYER_PAGES = [LINK] as const;

/** The pages of buyers, who have no account: the link is all they have. */
export function buyerPages(app: Hono<ConsoleEnv>): void {
  app.get(ANSWERED, showAnswered);
  app.get(LINK, (c) => showConfirmation(c));
  app.post(LINK, postAnswer);
}

async function showConfirmation(c: ConsoleContext, refusal?: Refused) {
  const token = c.req.param('token') ?? '';
  const confirmation = await openConfirmation({ house: c.env, token });
  const words = c.get('words');
  const form = refusal?.form ?? NEW_FORM;
  return respondPage(c, {
    title: words.t('buyerTitle'),
    refusal,
    content: <AnswerPage {...{ words, confirmation, form }} path={c.req.path} />,
  });
}

async function postAnswer(c: ConsoleContext) {
  const token = c.req.param('token') ?? '';
  const values = await postedFields(c);
  const { answer, amount, note, answerer = '' } = values;
  // What is none of the answers is refused by the verb, at its field.
  const input = { answer, amount: filled(amount), note: filled(note), answerer };
  return tryForm({
    verb: () => answerConfirmation({ house: c.env, token, input: input as BuyerAnswerInput }),
    done: () => c.redirect(ANSWERED, 303),
    again: (refusal) => {
      if (refusal.code === 'BUYER_LINK_INVALID') throw new DomainError(refusal.code);
      return showConfirmation(c, refusal);
    },
    values,
  });
}

function showAnswered(c: ConsoleContext) {
  const words = c.get('words');
  return respondPage(c, {
    title: words.t('buyerDoneTitle'),
    content: <AnsweredPage words={words} />,
  });
}
