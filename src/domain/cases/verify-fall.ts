import type { Changed } from '../change.ts';
import type { Context } from '../context.ts';
import { requirePermission } from '../permissions.ts';
import { actOnCase } from './act.ts';
import { type CaseNoteInput, caseNoteInput, type RiskCase } from './schemas.ts';

/** Turns one's key for a lower level, or for the end of an exit; the last one that it needs moves it. */
export async function verifyFall({
  ctx,
  input: { uscc, verification },
}: {
  ctx: Context;
  input: { uscc: string; verification: CaseNoteInput };
}): Promise<Changed<RiskCase>> {
  requirePermission(ctx, 'cases:verify');
  const { note } = caseNoteInput.parse(verification);
  return actOnCase(ctx, {
    ...{ verb: 'case.verify', uscc, note, input: { uscc, verification } },
    basis: '高政办字〔2022〕21号 第 10 项',
    event: (at, by) => ({ kind: 'verified', at, by }),
  });
}
