import { findContact } from '../../db/contacts.ts';
import { insertDisclosures } from '../../db/disclosures.ts';
import { read } from '../change.ts';
import type { Context } from '../context.ts';
import { getCooperativeRow } from '../cooperatives/describe.ts';
import { disclosureOf } from '../disclosures/disclose.ts';
import { DomainError } from '../errors.ts';
import { requirePermission } from '../permissions.ts';
import { describeContact } from './describe.ts';
import { type Contact, type RevealContactInput, revealContactInput } from './schemas.ts';

/**
 * Whom to call, unmasked, for a purpose that is entered in the register of disclosures. It changes
 * nothing, so that no answer with personal data is kept for a repeated request.
 */
export async function revealContact({
  ctx,
  input: { uscc, reveal },
}: {
  ctx: Context;
  input: { uscc: string; reveal: RevealContactInput };
}): Promise<Contact> {
  const { countyCode } = requirePermission(ctx, 'contacts:reveal');
  const { purpose } = revealContactInput.parse(reveal);
  return read(ctx, async (trx) => {
    await getCooperativeRow(trx, ctx, uscc);
    const row = await findContact(trx, countyCode, uscc);
    if (row === undefined) throw new DomainError('NOT_FOUND');
    const shown = { purpose, consentId: null, shown: ['contact'] };
    await insertDisclosures(trx, [disclosureOf(ctx, uscc, shown)]);
    return describeContact(row);
  });
}
