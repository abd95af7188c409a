import type { Changed } from '../change.ts';
import type { Context } from '../context.ts';
import { requirePermission } from '../permissions.ts';
import { actOnCase } from './act.ts';
import { type CaseNoteInput, caseNoteInput, type RiskCase } from './schemas.ts';

/** Begins the exit of a cooperative, by its own wish or by decision. */
export async function requestExit({
  ctx,
  input: { uscc, exit },
}: {
  ctx: Context;
  input: { uscc: string; exit: CaseNoteInput };
}): Promise<Changed<RiskCase>> {
  requirePermission(ctx, 'cases:act');
  const { note } = caseNoteInput.parse(exit);
  return actOnCase(ctx, {
    ...{ verb: 'case.request-exit', uscc, note, input: { uscc, exit } },
    basis: '农民专业合作社法 第71条',
    event: (at, by) => ({ kind: 'exit-requested', at, by }),
  });
}
