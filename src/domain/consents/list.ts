import { listConsents as listConsentRows } from '../../db/consents.ts';
import { listOrganisations } from '../../db/organisations.ts';
import { read } from '../change.ts';
import type { Actor, Context } from '../context.ts';
import { pageOf } from '../page.ts';
import { listedUscc, requirePermission } from '../permissions.ts';
import { describeConsent } from './describe.ts';
import { type ConsentList, type ListConsentsInput, listConsentsInput } from './schemas.ts';

/** Consents, newest first: a cooperative's own, those to a bank or guarantor, else all. */
export async function listConsents({
  ctx,
  input,
}: {
  ctx: Context;
  input: ListConsentsInput;
}): Promise<ConsentList> {
  const actor = requirePermission(ctx, 'consents:read');
  const { uscc, after, limit } = listConsentsInput.parse(input);
  return read(ctx, async (trx) => {
    const parties = { uscc: listedUscc(actor, uscc), receiver: receiverOf(actor) };
    const filter = { ...parties, after, limit: limit + 1 };
    const rows = await listConsentRows(trx, actor.countyCode, filter);
    const organisations = await listOrganisations(trx, actor.countyCode);
    const { items, next } = pageOf(rows, limit, ({ consentId }) => consentId);
    return { items: items.map((row) => describeConsent(row, organisations, ctx.now())), next };
  });
}

/** A receiver lists what was given to it. */
const receiverOf = ({ role, organisation }: Actor) =>
  role === 'bank' || role === 'guarantor' ? (organisation ?? '') : undefined;
