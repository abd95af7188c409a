import { z } from 'zod';
import { statementForm } from '../../engine/models.ts';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { requirePermission } from '../permissions.ts';
import { templateOf } from '../statements/files/template.ts';

export const templateInput = z.strictObject({
  layout: z.enum(['single', 'list']).default('single').meta({
    description: 'One statement as its forms are printed, or a list of statements, one a row',
  }),
  format: z.enum(['xlsx', 'csv']).default('xlsx'),
});

/** A file to be filled in, in a form that statements may have. */
export function getTemplate({
  ctx,
  input: { form, ...wanted },
}: {
  ctx: Context;
  input: { form: string } & z.input<typeof templateInput>;
}): { readonly bytes: Uint8Array<ArrayBuffer>; readonly fileName: string } {
  requirePermission(ctx, 'statements:submit');
  const { layout, format } = templateInput.parse(wanted);
  const file = statementForm(form);
  if (file === undefined) throw new DomainError('NOT_FOUND');
  const fileName = `heheng-${form}-${layout}.${format}`;
  return { bytes: templateOf(file, layout, format), fileName };
}
