import { listConsents } from '../../domain/consents/list.ts';
import type { Receiver } from '../../domain/consents/receivers.ts';
import { listReceivers } from '../../domain/consents/receivers.ts';
import type { Consent } from '../../domain/consents/schemas.ts';
import type { Context } from '../../domain/context.ts';
import { listDisclosures } from '../../domain/disclosures/list.ts';
import type { Disclosure } from '../../domain/disclosures/schemas.ts';

/** What a cooperative may know and decide about its own data. */
export type Privacy = {
  readonly uscc: string;
  readonly consents: readonly Consent[];
  readonly receivers: readonly Receiver[];
  readonly disclosures: readonly Disclosure[];
};

/** What the page of a cooperative shows to itself of its own data. */
const SHOWN_MAX = 10;

/** The part of a report that is for the cooperative itself; to anybody else it is not there. */
export async function privacyOf(ctx: Context, uscc: string): Promise<Privacy | null> {
  const { role, organisation } = ctx.actor;
  if (role !== 'cooperative' || organisation !== uscc) return null;
  const input = { limit: SHOWN_MAX };
  const [consents, receivers, disclosures] = [
    await listConsents({ ctx, input }),
    await listReceivers({ ctx }),
    await listDisclosures({ ctx, input }),
  ];
  return { uscc, consents: consents.items, receivers, disclosures: disclosures.items };
}
