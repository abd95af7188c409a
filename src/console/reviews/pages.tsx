import type { Hono } from 'hono';
import type { Context } from '../../domain/context.ts';
import { dayInChina } from '../../domain/day.ts';
import { requirePermission } from '../../domain/permissions.ts';
import { getRating } from '../../domain/ratings/get.ts';
import { decideReview } from '../../domain/reviews/decide.ts';
import { getReview } from '../../domain/reviews/get.ts';
import { listReviews } from '../../domain/reviews/list.ts';
import { decideReviewInput, type NamedReview } from '../../domain/reviews/schemas.ts';
import { postedFields, type Refused, requireFilled, tryForm } from '../parts/posted.ts';
import { type ConsoleContext, type ConsoleEnv, given, verbContext } from '../request.ts';
import { respondPage } from '../respond.tsx';
import { localName } from '../texts.ts';
import { ObjectionPage } from './objection-page.tsx';
import { ObjectionsPage } from './objections-page.tsx';

const OBJECTION = '/reviews/:requestId';

/** Objections to ratings, and one of them with what decides over it. */
export function reviewPages(app: Hono<ConsoleEnv>): void {
  app.get('/reviews', showObjections);
  app.get(OBJECTION, (c) => showObjection(c));
  app.post(OBJECTION, postDecision);
}

const PAGE_SIZE = 25;

async function showObjections(c: ConsoleContext) {
  const ctx = await verbContext(c);
  requirePermission(ctx, 'ratings:decide-review');
  const state: 'open' | 'decided' = c.req.query('state') === 'decided' ? 'decided' : 'open';
  const input = { ...given(c, ['after']), state, limit: PAGE_SIZE };
  const list = await listReviews({ ctx, input });
  const words = c.get('words');
  const props = { words, list, state, today: dayInChina(ctx.now()) };
  const title = state === 'open' ? 'objectionsTitle' : 'objectionsDecidedTitle';
  return respondPage(c, { title: words.t(title), content: <ObjectionsPage {...props} /> });
}

async function showObjection(c: ConsoleContext, refusal?: Refused) {
  const ctx = await verbContext(c);
  requirePermission(ctx, 'ratings:decide-review');
  const review = await getReview({ ctx, input: { requestId: c.req.param('requestId') ?? '' } });
  const { uscc, ratingId, name, nameEn } = review;
  const rating = await getRating({ ctx, input: { uscc, ratingId } });
  const words = c.get('words');
  const isThird = isThirdPerson(ctx, review, rating.ratedBy);
  const props = { words, review, rating, isThird, ...(refusal && { form: refusal.form }) };
  return respondPage(c, {
    title: words.t('objectionPageTitle', { name: localName(words, name, nameEn) }),
    refusal,
    content: <ObjectionPage {...props} today={dayInChina(ctx.now())} />,
  });
}

const isThirdPerson = ({ actor }: Context, { requestedBy }: NamedReview, ratedBy: string) =>
  actor.id !== requestedBy && actor.id !== ratedBy;

async function postDecision(c: ConsoleContext) {
  const ctx = await verbContext(c);
  const values = await postedFields(c);
  const requestId = c.req.param('requestId') ?? '';
  const { outcome, reasons = '' } = values;
  return tryForm({
    verb: async () => {
      requireFilled(values, { outcome: 'decideChoiceNeeded', reasons: 'reasonsNeeded' });
      const decision = decideReviewInput.parse({ outcome, reasons });
      return decideReview({ ctx, input: { requestId, decision } });
    },
    done: () => c.redirect(`/reviews/${requestId}`, 303),
    again: (refusal) => showObjection(c, refusal),
    values,
  });
}
