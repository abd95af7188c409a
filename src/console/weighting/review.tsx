import type { Context } from '../../domain/context.ts';
import { DomainError } from '../../domain/errors.ts';
import { hasPermission } from '../../domain/permissions.ts';
import { commentJudgment } from '../../domain/weighting/comment-judgment.ts';
import { decideReview } from '../../domain/weighting/decide-review.ts';
import { getReview } from '../../domain/weighting/get-review.ts';
import { decideReviewInput } from '../../domain/weighting/inputs.ts';
import type { Review } from '../../domain/weighting/review-schemas.ts';
import { postedFields, postedRevision, type Refused, refused } from '../parts/posted.ts';
import { type ConsoleContext, verbContext } from '../request.ts';
import { respondPage } from '../respond.tsx';
import { draftPath, reviewNodePath } from './paths.ts';
import { ReviewNodePage } from './review-node-page.tsx';
import { ReviewPage } from './review-page.tsx';
import { nodeTitle } from './words.ts';

const reviewOf = (c: ConsoleContext, ctx: Context): Promise<Review> =>
  getReview({ ctx, input: { draftId: c.req.param('draftId') ?? '' } });

/** Only what is in review is decided and commented on, and only by who may review. */
const mayDecide = ({ actor }: Context, { state }: Review): boolean =>
  state === 'IN_REVIEW' && hasPermission(actor, 'weighting:review');

export async function showReview(c: ConsoleContext) {
  return respondReview(c, await verbContext(c));
}

async function respondReview(c: ConsoleContext, ctx: Context, refusal?: Refused) {
  const review = await reviewOf(c, ctx);
  const words = c.get('words');
  const props = { words, review, ...(refusal && { form: refusal.form }) };
  return respondPage(c, {
    title: `${words.t('reviewTitle')} · ${review.title}`,
    refusal,
    content: <ReviewPage {...props} mayDecide={mayDecide(ctx, review)} />,
  });
}

export async function postDecision(c: ConsoleContext) {
  const ctx = await verbContext(c);
  const fields = await postedFields(c);
  const { decision, note = '' } = fields;
  const draftId = c.req.param('draftId') ?? '';
  try {
    const review = decideReviewInput.parse({ decision, note });
    await decideReview({ ctx, input: { draftId, revision: postedRevision(fields), review } });
  } catch (error) {
    return respondReview(c, ctx, refused(error, fields));
  }
  return c.redirect(draftPath({ draftId }), 303);
}

export async function showReviewNode(c: ConsoleContext) {
  return respondReviewNode(c, await verbContext(c));
}

async function respondReviewNode(c: ConsoleContext, ctx: Context, refusal?: Refused) {
  const review = await reviewOf(c, ctx);
  const node = review.nodes.find(({ nodeId }) => nodeId === c.req.param('nodeId'));
  if (node === undefined) throw new DomainError('NOT_FOUND');
  const words = c.get('words');
  const props = { words, review, node, ...(refusal && { form: refusal.form }) };
  return respondPage(c, {
    title: `${nodeTitle(words, node)} · ${review.title}`,
    refusal,
    content: <ReviewNodePage {...props} mayDecide={mayDecide(ctx, review)} />,
  });
}

export async function postComment(c: ConsoleContext) {
  const ctx = await verbContext(c);
  const fields = await postedFields(c);
  const { about = '', text = '' } = fields;
  const draftId = c.req.param('draftId') ?? '';
  const nodeId = c.req.param('nodeId') ?? '';
  const [row = null, column = null] = about === '' ? [] : about.split(' ');
  try {
    await commentJudgment({ ctx, input: { draftId, comment: { nodeId, row, column, text } } });
  } catch (error) {
    return respondReviewNode(c, ctx, refused(error, fields));
  }
  return c.redirect(`${reviewNodePath({ draftId }, nodeId)}#comments`, 303);
}
