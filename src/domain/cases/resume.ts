import type { Changed } from '../change.ts';
import type { Context } from '../context.ts';
import { requirePermission } from '../permissions.ts';
import { actOnCase } from './act.ts';
import { type CaseNoteInput, caseNoteInput, type RiskCase } from './schemas.ts';

/** Decides for one's body that a pause ends; it does when two bodies have. */
export async function resumeBusiness({
  ctx,
  input: { uscc, resumption },
}: {
  ctx: Context;
  input: { uscc: string; resumption: CaseNoteInput };
}): Promise<Changed<RiskCase>> {
  requirePermission(ctx, 'cases:verify');
  const { note } = caseNoteInput.parse(resumption);
  return actOnCase(ctx, {
    ...{ verb: 'case.resume', uscc, note, input: { uscc, resumption } },
    basis: '山东省地方金融条例 第43条',
    event: (at, by) => ({ kind: 'resumed', at, by }),
  });
}
