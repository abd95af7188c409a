import { selfCheck } from '../../engine/models.ts';
import type { SelfCheckFile } from '../../engine/self-check.ts';
import { sha256 } from '../canonical.ts';
import { completeDuty } from '../cases/complete-duty.ts';
import { getCase } from '../cases/get.ts';
import type { RiskCase } from '../cases/schemas.ts';
import type { Changed } from '../change.ts';
import type { Context } from '../context.ts';
import { DomainError, type Issue } from '../errors.ts';
import { requirePermission } from '../permissions.ts';
import { SELF_CHECK_DUTY } from './get.ts';
import { type SelfCheckInput, selfCheckInput } from './schemas.ts';

/**
 * Does the duty of a self-check with its answers: they are the note of the act, and their digest is
 * its evidence, so that anybody can tell later what was answered to which version of the questions.
 */
export async function recordSelfCheck({
  ctx,
  input: { uscc, answered },
}: {
  ctx: Context;
  input: { uscc: string; answered: SelfCheckInput };
}): Promise<Changed<RiskCase>> {
  requirePermission(ctx, 'cases:act');
  const { answers } = selfCheckInput.parse(answered);
  const { file } = selfCheck();
  const issues = answers.flatMap((answer, i) => issuesOf(file, answer, i));
  if (issues.length > 0) throw new DomainError('INPUT_INVALID', issues);
  const { duties } = await getCase({ ctx, input: { uscc } });
  // The newest one, done or not: the same answers sent again are answered as the first time.
  const duty = duties.findLast(({ dutyId }) => dutyId === SELF_CHECK_DUTY);
  if (duty === undefined) throw new DomainError('DUTY_NOT_OPEN');
  const note = answers.map(lineOf).join('\n');
  const name = `自查表 ${file.id}@${file.version}`;
  const completion = { note, evidence: [{ name, sha256: await sha256(note) }] };
  return completeDuty({ ctx, input: { uscc, number: duty.number, completion } });
}

type Answer = SelfCheckInput['answers'][number];

/** Such as "F1：是、否、是". */
const lineOf = ({ indicator, yes }: Answer): string =>
  `${indicator}：${yes.map((one) => (one ? '是' : '否')).join('、')}`;

function issuesOf({ lists }: SelfCheckFile, { indicator, yes }: Answer, i: number): Issue[] {
  const list = lists.find((one) => one.indicator === indicator);
  if (list === undefined) {
    const words = {
      zh: `没有指标 ${indicator} 的自查表。`,
      en: `There is no list of questions for indicator ${indicator}.`,
    };
    return [{ pointer: `/answers/${i}/indicator`, code: 'INDICATOR_UNKNOWN', ...words }];
  }
  const n = list.questions.length;
  if (yes.length === n) return [];
  const words = { zh: `应回答 ${n} 个问题。`, en: `It has ${n} questions.` };
  return [{ pointer: `/answers/${i}/yes`, code: 'ANSWERS_INCOMPLETE', ...words }];
}
