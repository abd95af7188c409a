import { findFilledForm } from '../../db/filled-forms.ts';
import { fenOf, yuanOf } from '../../engine/money.ts';
import { read } from '../change.ts';
import type { Context } from '../context.ts';
import { getCooperativeRow } from '../cooperatives/describe.ts';
import { DomainError } from '../errors.ts';
import { requirePermission } from '../permissions.ts';
import { readAmount } from '../spreadsheets/amount.ts';
import { textCell } from '../spreadsheets/sheet.ts';
import type { Typed } from '../statements/files/typed-form.ts';
import { type FormLayout, formLayout } from './form-sections.ts';
import type { FormSubject } from './open-form.ts';

export type FilledForm = FormSubject &
  FormLayout & {
    /** Word for word. */
    readonly typed: Typed;
    /** Yuan with two decimals, as far as what was typed are amounts. */
    readonly amounts: Readonly<Record<string, string>>;
  };

/** A form as somebody of the actor's organisation filled it in and had it checked. */
export async function getFilledForm({
  ctx,
  input: { importId },
}: {
  ctx: Context;
  input: { importId: string };
}): Promise<FilledForm> {
  const { countyCode } = requirePermission(ctx, 'statements:submit');
  return read(ctx, async (trx) => {
    const row = await findFilledForm(trx, countyCode, importId);
    if (row === undefined) throw new DomainError('NOT_FOUND');
    const { name, nameEn } = await getCooperativeRow(trx, ctx, row.uscc);
    const typed = JSON.parse(row.typed) as Typed;
    const layout = formLayout(row.form);
    const { uscc, fiscalYear } = row;
    return { uscc, name, nameEn, fiscalYear, ...layout, typed, amounts: amountsOf(typed) };
  });
}

function amountsOf(typed: Typed): Record<string, string> {
  const entries = Object.entries(typed).flatMap(([field, text]) => {
    const read = readAmount(textCell(text));
    const amountFen = 'amount' in read ? fenOf(read.amount ?? '') : undefined;
    return amountFen === undefined ? [] : [[field, yuanOf(amountFen)]];
  });
  return Object.fromEntries(entries);
}
