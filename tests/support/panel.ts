import { connect } from '../../src/db/client.ts';
import { startEmbeddedDatabase } from '../../src/db/embedded.ts';
import type { Actor, Context, House } from '../../src/domain/context.ts';
import { judgmentsFrom, MINDS } from '../../src/domain/demonstration/panel.ts';
import { demonstrationActors, demonstrationSeats } from '../../src/domain/demonstration/seed.ts';
import { closeRound } from '../../src/domain/weighting/close-round.ts';
import { createDraft } from '../../src/domain/weighting/create-draft.ts';
import { finishJudging } from '../../src/domain/weighting/finish-judging.ts';
import { getAssignment } from '../../src/domain/weighting/get-assignment.ts';
import { openRound } from '../../src/domain/weighting/open-round.ts';
import { saveJudgments } from '../../src/domain/weighting/save-judgments.ts';
import { submitForReview } from '../../src/domain/weighting/submit-for-review.ts';
import { machineHouse } from '../../src/machine.ts';
import { copyOfTemplate } from './house.ts';

/*
 * Drafts of weights at the stages at which people look at them, made through the verbs.
 */

const { bureau } = demonstrationActors();
const seats = demonstrationSeats();

export const EXPERTS = [
  seats.expert,
  seats['expert-leader'],
  seats['expert-accountant'],
] as const satisfies readonly Actor[];

/** What each says of the first pair of every node. */
export const REASON_GIVEN = '近三年的情况支持这一判断。';

const MIND_OF = ['agronomist', 'cooperativeLeader', 'accountant'] as const;

const contextOf = (house: House, actor: Actor): Context => ({
  ...house,
  actor,
  requestId: 'panel',
});

/** A draft whose round is open, with nothing judged yet. */
export async function openPanel(house: House, title: string): Promise<string> {
  const ctx = contextOf(house, bureau);
  const reason =
    '三年来农业保险和订单农业变化较大，现行权重沿用试点时的建议值，需要由本县专家重新判断。';
  const { value } = await createDraft({ ctx, input: { title, reason } });
  const { draftId, revision } = value;
  const closesAt = new Date(house.now().getTime() + 9 * 24 * 3_600_000).toISOString();
  const members = EXPERTS.map(({ id: expertId }) => ({ expertId }));
  await openRound({ ctx, input: { draftId, revision, round: { closesAt, members } } });
  return draftId;
}

/** One expert judges every node, says what they think of the first pair of each, and is done. */
export async function judgeAll(house: House, draftId: string, who: number): Promise<void> {
  const [actor, mind] = [EXPERTS[who], MIND_OF[who]];
  if (actor === undefined || mind === undefined) throw new Error('there is no such expert');
  const ctx = contextOf(house, actor);
  const { nodes } = await getAssignment({ ctx, input: { draftId } });
  const minds: Readonly<Record<string, readonly number[]>> = MINDS[mind];
  for (const { nodeId, elements, revision } of nodes) {
    const ids = elements.map(({ id }) => id);
    const judgments = judgmentsFrom(ids, minds[nodeId] ?? []).map((judgment, i) => ({
      ...judgment,
      comment: i === 0 ? REASON_GIVEN : null,
    }));
    await saveJudgments({ ctx, input: { draftId, nodeId, revision, judgments: { judgments } } });
  }
  await finishJudging({ ctx, input: { draftId } });
}

/** A draft that three experts judged, aggregated and laid before the regulator. */
export async function panelInReview(house: House, title: string): Promise<string> {
  const draftId = await openPanel(house, title);
  for (const who of EXPERTS.keys()) await judgeAll(house, draftId, who);
  const ctx = contextOf(house, bureau);
  const closing = { excluded: [] };
  const { value } = await closeRound({ ctx, input: { draftId, revision: 2, closing } });
  const effectiveFrom = '2027-01-01';
  const impactAssessment =
    '目的：依据高政办字〔2022〕21号第 10 项更新风险指标权重。只改变权重，不新增个人信息的处理。\n' +
    '影响：个别合作社的等级可能变化，已逐家预览；理事长等个人不因权重变化受到自动化决定。\n' +
    '措施：评分附理由，可申请人工复核。';
  const submission = { effectiveFrom, impactAssessment };
  await submitForReview({ ctx, input: { draftId, revision: value.revision, submission } });
  return draftId;
}

/** A data folder of one's own to start a server on, with whatever is prepared in it. */
export async function preparedFolder<Value>(
  prepare: (house: House) => Promise<Value>,
): Promise<{ readonly folder: string; readonly value: Value }> {
  const folder = await copyOfTemplate();
  const database = await startEmbeddedDatabase(folder);
  const db = connect(database.connectionString);
  try {
    return { folder, value: await prepare({ ...machineHouse(db, {}), log: () => {} }) };
  } finally {
    await db.destroy();
    await database.close();
  }
}
