import { z } from 'zod';
import { insertFilledForm } from '../../db/filled-forms.ts';
import { canonicalJson, sha256 } from '../canonical.ts';
import { type Changed, read } from '../change.ts';
import type { Context } from '../context.ts';
import { getCooperativeRow } from '../cooperatives/describe.ts';
import { requirePermission } from '../permissions.ts';
import { fieldsOf, readTypedForm, type Typed } from '../statements/files/typed-form.ts';
import { checkAll } from './check-all.ts';
import { getForm } from './form-sections.ts';
import { openFormInput } from './open-form.ts';
import { recordImport } from './record.ts';
import type { StatementImport } from './schemas.ts';

export const fillFormInput = openFormInput.extend({
  typed: z.record(z.string().max(80), z.string().max(200)),
});

/**
 * Checks a form as it was filled in, as a file is checked: nothing is filed, and what was typed stays,
 * whatever was found in it.
 */
export async function fillForm({
  ctx,
  input,
}: {
  ctx: Context;
  input: z.input<typeof fillFormInput>;
}): Promise<Changed<StatementImport>> {
  const { countyCode } = requirePermission(ctx, 'statements:submit');
  const { uscc, fiscalYear, ...filled } = fillFormInput.parse(input);
  const form = getForm(filled.form);
  await read(ctx, (trx) => getCooperativeRow(trx, ctx, uscc));
  const typed = onlyOf(fieldsOf(form), filled.typed);
  const statement = readTypedForm(form, fiscalYear, typed);
  const items = await checkAll(ctx, [{ statement, uscc, fiscalYear, findings: [] }]);
  const of = { uscc, fiscalYear, form: form.id };
  const fileDigest = `sha256:${await sha256(canonicalJson({ ...of, typed }))}`;
  return recordImport(ctx, {
    verb: 'imports.fill-form',
    input: { fileDigest },
    checked: { fileName: '', fileDigest, format: 'form', findings: [], items },
    keep: (trx, importId) =>
      insertFilledForm(trx, { countyCode, importId, ...of, typed: JSON.stringify(typed) }),
  });
}

const onlyOf = (fields: readonly string[], typed: Typed): Typed =>
  Object.fromEntries(fields.flatMap((field) => (typed[field] ? [[field, typed[field]]] : [])));
