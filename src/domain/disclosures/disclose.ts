import { listLiveConsents } from '../../db/consents.ts';
import { insertDisclosures } from '../../db/disclosures.ts';
import type { DisclosureRow, LiveConsentRow } from '../../db/privacy-tables.ts';
import type { Trx } from '../../db/transaction.ts';
import type { ConsentScope } from '../consents/scopes.ts';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';

/** What is about to be shown of a cooperative, beside its entry in the register. */
export type Showing = {
  readonly uscc: string;
  readonly scopes: readonly ConsentScope[];
  /** What is shown besides, as far as it is allowed. */
  readonly besides?: readonly ConsentScope[];
};

/**
 * Enters in the register of disclosures what a receiver is shown, each part with the consent that
 * allows it, and returns the entries. What no consent of theirs allows is not there.
 */
export async function disclose(
  trx: Trx,
  ctx: Context,
  showings: readonly Showing[],
): Promise<readonly DisclosureRow[]> {
  const usccs = showings.map(({ uscc }) => uscc);
  const live = await listLiveConsents(trx, ctx.actor.countyCode, usccs);
  const rows = showings.flatMap(({ uscc, scopes, besides = [] }) => {
    const consents = live.filter((consent) => consent.uscc === uscc);
    return allowances(scopes, besides, consents).map((allowed) => disclosureOf(ctx, uscc, allowed));
  });
  await insertDisclosures(trx, rows);
  return rows;
}

type Allowance = Pick<DisclosureRow, 'purpose' | 'consentId' | 'shown'>;

/** Each kind of data goes to the oldest consent that allows it. */
function allowances(
  required: readonly ConsentScope[],
  besides: readonly ConsentScope[],
  consents: readonly LiveConsentRow[],
): Allowance[] {
  const allowing = (scope: ConsentScope) => consents.find((it) => it.scopes.includes(scope));
  const [first] = consents;
  if (first === undefined || required.some((scope) => allowing(scope) === undefined)) {
    throw new DomainError('NOT_FOUND');
  }
  const scopes = [...required, ...besides.filter((scope) => allowing(scope) !== undefined)];
  if (scopes.length === 0) return [{ ...first, shown: ['identity'] }];
  return consents
    .map((consent) => ({
      ...consent,
      shown: scopes.filter((scope) => allowing(scope) === consent),
    }))
    .filter(({ shown }) => shown.length > 0);
}

/** An entry of the register about what the actor is shown now. */
export function disclosureOf(
  { actor, newId, now, requestId }: Context,
  uscc: string,
  { purpose, consentId, shown }: Allowance,
): DisclosureRow {
  const { countyCode, role, organisation, id } = actor;
  return {
    countyCode,
    disclosureId: newId('dis'),
    uscc,
    role,
    organisation,
    actor: id,
    purpose,
    consentId,
    shown,
    requestId,
    disclosedAt: now(),
  };
}
