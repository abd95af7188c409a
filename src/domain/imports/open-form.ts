import { z } from 'zod';
import { read } from '../change.ts';
import type { Context } from '../context.ts';
import { getCooperativeRow } from '../cooperatives/describe.ts';
import { requireEndedYear, requireRegistered } from '../not-in-the-future.ts';
import { requirePermission } from '../permissions.ts';
import { fiscalYearSchema, usccSchema } from '../schemas.ts';
import { type FormLayout, formLayout } from './form-sections.ts';
import { type Started, startForm } from './form-start.ts';

export const openFormInput = z.strictObject({
  uscc: usccSchema,
  fiscalYear: z.coerce.number().pipe(fiscalYearSchema),
  form: z.string().max(40),
});

/** Whose statement is filled in, and of which year. */
export type FormSubject = {
  readonly uscc: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly fiscalYear: number;
};

export type OpenedForm = FormSubject & FormLayout & Started;

/** A form to be filled in for a cooperative and a year, with what is known of its amounts. */
export async function openForm({
  ctx,
  input: { isAfresh, ...wanted },
}: {
  ctx: Context;
  input: z.input<typeof openFormInput> & { isAfresh: boolean };
}): Promise<OpenedForm> {
  const { countyCode } = requirePermission(ctx, 'statements:submit');
  const { uscc, fiscalYear, form } = openFormInput.parse(wanted);
  const layout = formLayout(form);
  requireEndedYear(ctx, fiscalYear);
  return read(ctx, async (trx) => {
    const cooperative = await getCooperativeRow(trx, ctx, uscc);
    requireRegistered(cooperative, fiscalYear);
    const { name, nameEn } = cooperative;
    const started = await startForm(trx, { countyCode, uscc, fiscalYear, isAfresh });
    return { uscc, name, nameEn, fiscalYear, ...layout, ...started };
  });
}
