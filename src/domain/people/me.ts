import type { z } from 'zod';
import type { Context } from '../context.ts';
import { permissionsOf, requirePermission } from '../permissions.ts';
import type { meSchema } from './schemas.ts';

/** Who acts, and what they may do. */
export function describeMe({ ctx }: { ctx: Context }): z.infer<typeof meSchema> {
  const actor = requirePermission(ctx, 'people:read');
  const { countyCode, id, name, role, organisation, mayApprove } = actor;
  return {
    countyCode,
    id,
    name,
    role,
    organisation,
    permissions: permissionsOf(actor),
    mayApprove,
  };
}
