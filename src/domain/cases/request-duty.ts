import type { Changed } from '../change.ts';
import type { Context } from '../context.ts';
import { requirePermission } from '../permissions.ts';
import { actOnCase } from './act.ts';
import { type RequestDutyInput, type RiskCase, requestDutyInput } from './schemas.ts';

/** Asks for a duty that opens on request: the extraordinary general meeting. */
export async function requestDuty({
  ctx,
  input: { uscc, request },
}: {
  ctx: Context;
  input: { uscc: string; request: RequestDutyInput };
}): Promise<Changed<RiskCase>> {
  requirePermission(ctx, 'cases:act');
  const { dutyId, note } = requestDutyInput.parse(request);
  return actOnCase(ctx, {
    ...{ verb: 'case.request-duty', uscc, note, input: { uscc, request } },
    basis: '农民专业合作社法 第31条',
    event: (at, by) => ({ kind: 'requested', at, by, dutyId }),
  });
}
