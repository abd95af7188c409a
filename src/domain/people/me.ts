import type { z } from 'zod';
import type { Context } from '../context.ts';
import { permissionsOf } from '../permissions.ts';
import type { meSchema } from './schemas.ts';

/** Who acts, and what they may do: they need no permission to ask for themselves. */
export function describeMe({ ctx: { actor } }: { ctx: Context }): z.infer<typeof meSchema> {
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
