import type { Actor } from '../../src/domain/context.ts';
import { judgmentsFrom, MINDS, type Mind } from '../../src/domain/demonstration/panel.ts';
import { demonstrationActors, demonstrationSeats } from '../../src/domain/demonstration/seed.ts';
import { closeRound } from '../../src/domain/weighting/close-round.ts';
import { createDraft } from '../../src/domain/weighting/create-draft.ts';
import { decideReview } from '../../src/domain/weighting/decide-review.ts';
import { finishJudging } from '../../src/domain/weighting/finish-judging.ts';
import { getAssignment } from '../../src/domain/weighting/get-assignment.ts';
import type { CreateDraftInput, PublishInput } from '../../src/domain/weighting/inputs.ts';
import type { Judgment } from '../../src/domain/weighting/judgment-schemas.ts';
import { openRound } from '../../src/domain/weighting/open-round.ts';
import { publishVersion } from '../../src/domain/weighting/publish.ts';
import { saveJudgments } from '../../src/domain/weighting/save-judgments.ts';
import type { Draft } from '../../src/domain/weighting/schemas.ts';
import { submitForReview } from '../../src/domain/weighting/submit-for-review.ts';
import { withdrawDraft } from '../../src/domain/weighting/withdraw-draft.ts';
import { withdrawSubmission } from '../../src/domain/weighting/withdraw-submission.ts';
import type { TestHouse } from './house.ts';

const { bureau, regulator } = demonstrationActors();
const seats = demonstrationSeats();

/** Three experts of the demonstration county. */
export const EXPERTS: readonly { readonly actor: Actor; readonly mind: Mind }[] = [
  { actor: seats.expert, mind: MINDS.agronomist },
  { actor: seats['expert-accountant'], mind: MINDS.accountant },
  { actor: seats['expert-leader'], mind: MINDS.cooperativeLeader },
];

export const NOON = '2026-11-24T04:00:00Z';
const SUBMISSION = {
  effectiveFrom: '2026-12-01',
  impactAssessment: '权重不含成员个人信息，风险低。',
};

/** The steps of weighting work, each by who does it, for tests that begin further on. */
export function weightingOf(test: TestHouse) {
  const steps = {
    begin: async (input: Partial<CreateDraftInput> = {}): Promise<Draft> => {
      const draft = { title: '年度权重', reason: '年度复核', ...input };
      return (await createDraft({ ctx: test.as(bureau), input: draft })).value;
    },
    open: async ({ draftId, revision }: Draft, closesAt = '2026-12-24T04:00:00Z') => {
      const members = EXPERTS.map(({ actor }) => ({ expertId: actor.id }));
      const input = { draftId, revision, round: { closesAt, members } };
      return (await openRound({ ctx: test.as(bureau), input })).value;
    },
    say: async (
      actor: Actor,
      draftId: string,
      nodeId: string,
      judgments: readonly Partial<Judgment>[],
      revision = 0,
    ) => {
      const input = {
        draftId,
        nodeId,
        revision,
        judgments: { judgments: judgments as Judgment[] },
      };
      return (await saveJudgments({ ctx: test.as(actor), input })).value;
    },
    judge: async ({ draftId }: Draft, skipped: readonly string[] = []) => {
      for (const { actor, mind } of EXPERTS) {
        const { nodes } = await getAssignment({ ctx: test.as(actor), input: { draftId } });
        for (const { nodeId, elements, revision } of nodes) {
          if (skipped.includes(`${actor.id}/${nodeId}`)) continue;
          const said = judgmentsFrom(
            elements.map(({ id }) => id),
            mind[nodeId] ?? [],
          );
          await steps.say(actor, draftId, nodeId, said, revision);
        }
      }
    },
    finish: async ({ draftId }: Draft, actors = EXPERTS.map(({ actor }) => actor)) => {
      for (const actor of actors) await finishJudging({ ctx: test.as(actor), input: { draftId } });
    },
    close: async ({ draftId, revision }: Draft, closing = {}) =>
      (await closeRound({ ctx: test.as(bureau), input: { draftId, revision, closing } })).value,
    submit: async ({ draftId, revision }: Draft, submission = SUBMISSION) => {
      const input = { draftId, revision, submission };
      return (await submitForReview({ ctx: test.as(bureau), input })).value;
    },
    withdraw: async ({ draftId, revision }: Draft, reason = '另行起草') => {
      const input = { draftId, revision, withdrawal: { reason } };
      return (await withdrawDraft({ ctx: test.as(bureau), input })).value;
    },
    takeBack: async ({ draftId, revision }: Draft, reason = '补充材料') => {
      const input = { draftId, revision, withdrawal: { reason } };
      return (await withdrawSubmission({ ctx: test.as(bureau), input })).value;
    },
    decide: async (
      { draftId, revision }: Draft,
      decision: 'approved' | 'returned' = 'approved',
      actor: Actor = regulator,
    ) => {
      const input = { draftId, revision, review: { decision, note: '已阅' } };
      return (await decideReview({ ctx: test.as(actor), input })).value;
    },
    publish: async (
      { draftId, revision }: Draft,
      publication: PublishInput = { inForceFrom: '2026-12-01' },
      actor: Actor = bureau,
    ) => {
      const input = { draftId, revision, publication };
      return (await publishVersion({ ctx: test.as(actor), input })).value;
    },
    aggregated: async (input: Partial<CreateDraftInput> = {}): Promise<Draft> => {
      const draft = await steps.open(await steps.begin(input));
      await steps.judge(draft);
      await steps.finish(draft);
      return steps.close(draft);
    },
    inReview: async () => steps.submit(await steps.aggregated()),
    approved: async () => steps.decide(await steps.inReview()),
    published: async (publication?: PublishInput) =>
      steps.publish(await steps.approved(), publication),
  };
  return steps;
}
