import type { Changed } from '../change.ts';
import type { Context } from '../context.ts';
import { requirePermission } from '../permissions.ts';
import { actOnCase } from './act.ts';
import { type CaseNoteInput, caseNoteInput, type RiskCase } from './schemas.ts';

/** Says that other bodies have to be heard on an objection, which gives its decision the longer term. */
export async function involveOthers({
  ctx,
  input: { uscc, involvement },
}: {
  ctx: Context;
  input: { uscc: string; involvement: CaseNoteInput };
}): Promise<Changed<RiskCase>> {
  requirePermission(ctx, 'ratings:decide-review');
  const { note } = caseNoteInput.parse(involvement);
  return actOnCase(ctx, {
    ...{ verb: 'case.involve-others', uscc, note, input: { uscc, involvement } },
    basis: '山东省社会信用条例 第39条',
    event: (at, by) => ({ kind: 'involved', at, by }),
  });
}
