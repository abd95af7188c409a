import type { Changed } from '../change.ts';
import type { Context } from '../context.ts';
import { requirePermission } from '../permissions.ts';
import { actOnCase } from './act.ts';
import { type CompleteDutyInput, completeDutyInput, type RiskCase } from './schemas.ts';

/** Does a duty of one's own side, with its result and its evidence where it asks for them. */
export async function completeDuty({
  ctx,
  input: { uscc, number, completion },
}: {
  ctx: Context;
  input: { uscc: string; number: number; completion: CompleteDutyInput };
}): Promise<Changed<RiskCase>> {
  requirePermission(ctx, 'cases:act');
  const { result, note, evidence } = completeDutyInput.parse(completion);
  return actOnCase(ctx, {
    ...{ verb: 'case.complete-duty', uscc, note, evidence },
    ...{ input: { uscc, number, completion }, basis: '高政办字〔2022〕21号 第 10 项' },
    event: (at, by) => ({
      ...{ kind: 'completed', at, by, duty: number, result },
      hasEvidence: evidence.length > 0,
    }),
  });
}
