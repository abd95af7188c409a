import { findContact, insertContact } from '../../db/contacts.ts';
import { type Changed, change } from '../change.ts';
import type { Context } from '../context.ts';
import { getCooperativeRow } from '../cooperatives/describe.ts';
import { requirePermission } from '../permissions.ts';
import { requireRevision } from '../revision.ts';
import { describeMasked } from './describe.ts';
import { type Contact, type RecordContactInput, recordContactInput } from './schemas.ts';

/** Records whom to call; over what is on record, only by somebody who has read it. */
export async function recordContact({
  ctx,
  input: { uscc, contact, revision },
}: {
  ctx: Context;
  input: { uscc: string; contact: RecordContactInput; revision: number | undefined };
}): Promise<Changed<Contact>> {
  const { countyCode, id: recordedBy } = requirePermission(ctx, 'contacts:record');
  const { name, phone } = recordContactInput.parse(contact);
  const request = { verb: 'contacts.record', input: { uscc, contact, revision }, chain: uscc };
  return change(ctx, request, async (trx) => {
    await getCooperativeRow(trx, ctx, uscc);
    const before = await findContact(trx, countyCode, uscc);
    if (before !== undefined) requireRevision(revision, before.revision);
    const row = {
      countyCode,
      uscc,
      revision: (before?.revision ?? 0) + 1,
      name,
      phone,
      recordedBy,
      recordedAt: ctx.now(),
    };
    await insertContact(trx, row);
    const audit = {
      action: 'contact.record',
      subject: uscc,
      basis: '个人信息保护法 第三十四条',
      details: { revision: row.revision },
    };
    return { value: describeMasked(row), audit };
  });
}
