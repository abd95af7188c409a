import type { Context } from '../../domain/context.ts';
import { closeRound } from '../../domain/weighting/close-round.ts';
import { confirmRetirement } from '../../domain/weighting/confirm-retirement.ts';
import { getProgress } from '../../domain/weighting/get-progress.ts';
import { openRound } from '../../domain/weighting/open-round.ts';
import { proposeRetirement } from '../../domain/weighting/propose-retirement.ts';
import { publishVersion } from '../../domain/weighting/publish.ts';
import { submitForReview } from '../../domain/weighting/submit-for-review.ts';
import { withdrawDraft } from '../../domain/weighting/withdraw-draft.ts';
import { withdrawSubmission } from '../../domain/weighting/withdraw-submission.ts';
import { filled, postedFields, postedRevision, refused } from '../parts/posted.ts';
import { type ConsoleContext, verbContext } from '../request.ts';
import { exclusionField } from './close-round.tsx';
import { respondDraft } from './drafts.tsx';
import { draftPath } from './paths.ts';

/*
 * The steps of a draft: each form calls one verb with the revision that its page showed, and comes
 * back to the page, with what was typed if it was refused.
 */

type Fields = Readonly<Record<string, string>>;
type At = { readonly draftId: string; readonly revision: number | undefined };

/** Does one step; `renamed` gives the fields in which a refusal would look for its places. */
async function step(
  c: ConsoleContext,
  run: (ctx: Context, at: At, fields: Fields) => Promise<unknown>,
  renamed: (fields: Fields) => Fields = (fields) => fields,
) {
  const ctx = await verbContext(c);
  const fields = await postedFields(c);
  const draftId = c.req.param('draftId') ?? '';
  try {
    await run(ctx, { draftId, revision: postedRevision(fields) }, fields);
  } catch (error) {
    return respondDraft(c, ctx, refused(error, renamed(fields)));
  }
  return c.redirect(draftPath({ draftId }), 303);
}

export const postRound = (c: ConsoleContext) =>
  step(
    c,
    (ctx, at, fields) => {
      const round = { closesAt: instantOf(fields.closesAt ?? ''), members: membersOf(fields) };
      return openRound({ ctx, input: { ...at, round } });
    },
    (fields) => ({ ...fields, ...seated(membersOf(fields)) }),
  );

/** A time of the clock in China as an instant; what is no time is left for the verb to refuse. */
function instantOf(local: string): string {
  const instant = new Date(`${local}:00+08:00`);
  return Number.isNaN(instant.getTime()) ? local : instant.toISOString();
}

type Member = { expertId: string; weight: number };

/** The seats that are taken. */
function membersOf(fields: Fields): Member[] {
  return Object.keys(fields).flatMap((field) => {
    const seat = /^members-(\d+)-expertId$/.exec(field)?.[1];
    const of = (name: string): string => fields[`members-${seat}-${name}`] ?? '';
    if (seat === undefined || of('expertId') === '') return [];
    return [{ expertId: of('expertId'), weight: Number(of('weight')) }];
  });
}

/** Members on the first seats, where a refusal counts them; the seats behind them are free. */
function seated(members: readonly Member[]): Fields {
  const taken = members.flatMap((member, i) =>
    Object.entries(member).map(([name, value]) => [`members-${i}-${name}`, String(value)]),
  );
  return Object.fromEntries(taken);
}

export const postClosing = (c: ConsoleContext) =>
  step(c, async (ctx, at, fields) => {
    const { experts } = await getProgress({ ctx, input: at });
    const excluded = experts.flatMap(({ expertId, nodes }) =>
      [null, ...nodes.map(({ nodeId }) => nodeId)].flatMap((nodeId) => {
        const reason = filled(fields[exclusionField({ expertId, nodeId })]);
        return reason === undefined ? [] : [{ expertId, nodeId, reason }];
      }),
    );
    return closeRound({ ctx, input: { ...at, closing: { excluded } } });
  });

export const postSubmission = (c: ConsoleContext) =>
  step(c, (ctx, at, { effectiveFrom = '', impactAssessment = '' }) =>
    submitForReview({ ctx, input: { ...at, submission: { effectiveFrom, impactAssessment } } }),
  );

export const postWithdrawal = (c: ConsoleContext) =>
  step(c, (ctx, at, { reason = '' }) =>
    withdrawDraft({ ctx, input: { ...at, withdrawal: { reason } } }),
  );

export const postSubmissionWithdrawal = (c: ConsoleContext) =>
  step(c, (ctx, at, { reason = '' }) =>
    withdrawSubmission({ ctx, input: { ...at, withdrawal: { reason } } }),
  );

export const postPublication = (c: ConsoleContext) =>
  step(c, (ctx, at, { inForceFrom = '', shadowFrom }) => {
    const publication = { inForceFrom, shadowFrom: filled(shadowFrom) ?? null };
    return publishVersion({ ctx, input: { ...at, publication } });
  });

export const postRetirement = (c: ConsoleContext) =>
  step(c, (ctx, at, { retiredFrom = '', reason = '' }) =>
    proposeRetirement({ ctx, input: { ...at, retirement: { retiredFrom, reason } } }),
  );

export const postRetirementConfirmation = (c: ConsoleContext) =>
  step(c, (ctx, at) => confirmRetirement({ ctx, input: at }));
