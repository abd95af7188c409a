import { listCountyCodes } from '../../db/counties.ts';
import { databaseClock } from '../../db/due-cases.ts';
import { inScope, type Trx } from '../../db/transaction.ts';
import {
  type ClaimedDelivery,
  claimDeliveries,
  insertTry,
  updateDelivery,
} from '../../db/webhook-deliveries.ts';
import { endEndpoint } from '../../db/webhook-endpoints.ts';
import { isReceiverKind } from '../consents/purposes.ts';
import type { CourierAnswer, House } from '../context.ts';
import { disclose } from '../disclosures/disclose.ts';
import { DomainError } from '../errors.ts';
import { NO_COUNTY, operatorScope } from '../operator.ts';
import { unseal } from '../sealing.ts';
import { distribute } from './distribute.ts';
import { NEEDS_CONSENT } from './events.ts';
import { receiverOf, receiverScope } from './receiver.ts';
import { HELD_MS, nextTryAfter, TIMEOUT_MS } from './schedule.ts';
import { signedHeaders } from './signature.ts';

type Delivering = Pick<House, 'db' | 'newId' | 'courier' | 'signIn' | 'now'>;

/** How many messages are on their way at once. */
const BATCH = 6;
/** How many batches one run sends, so that the next sweep does not wait for a slow endpoint. */
const BATCHES_MAX = 20;

/**
 * Sends what is to be sent, in every county, by the clock of the database: at least once, about one
 * cooperative in order, and never by two at the same time. Returns how many tries were made.
 */
export async function deliverWebhooks(house: Delivering, asOf?: Date): Promise<number> {
  const machine = operatorScope(NO_COUNTY, new Date(0));
  const countyCodes = await inScope(house.db, machine, listCountyCodes);
  let tries = 0;
  for (const countyCode of countyCodes) {
    const clock = await inScope(house.db, machine, databaseClock);
    await distribute(house, countyCode, asOf ?? clock);
    tries += await sendDue(house, countyCode, asOf);
  }
  return tries;
}

async function sendDue(house: Delivering, countyCode: string, asOf?: Date): Promise<number> {
  let tries = 0;
  for (let batch = 0; batch < BATCHES_MAX; batch += 1) {
    const at = asOf ?? (await asOperator(house, countyCode, databaseClock));
    const claim = { asOf: at, heldUntil: new Date(at.getTime() + HELD_MS), limit: BATCH };
    const claimed = await asOperator(house, countyCode, (trx) =>
      claimDeliveries(trx, countyCode, claim),
    );
    await Promise.all(claimed.map((delivery) => tryDelivery(house, delivery, at)));
    tries += claimed.length;
    if (claimed.length === 0) break;
  }
  return tries;
}

const asOperator = <Value>(
  { db }: Delivering,
  countyCode: string,
  work: (trx: Trx) => Promise<Value>,
): Promise<Value> => inScope(db, operatorScope(countyCode, new Date(0)), work);

/** One try: what may no longer be shown is not sent, and whatever comes of it is written down. */
async function tryDelivery(house: Delivering, delivery: ClaimedDelivery, at: Date): Promise<void> {
  const outcome = (await isAllowed(house, delivery, at))
    ? await send(house, delivery, at)
    : CONSENT_OVER;
  await asOperator(house, delivery.countyCode, (trx) => settle(trx, delivery, at, outcome));
}

/** What came of a try, if it was made at all. */
type Outcome = CourierAnswer | { readonly fault: 'SECRET_UNREADABLE' | 'CONSENT_OVER' };

const CONSENT_OVER: Outcome = { fault: 'CONSENT_OVER' };
const SECRET_UNREADABLE: Outcome = { fault: 'SECRET_UNREADABLE' };

/** A rating goes to a bank under a live consent, and is entered in the register before it goes. */
async function isAllowed(house: Delivering, delivery: ClaimedDelivery, at: Date): Promise<boolean> {
  const { uscc, role, type, deliveryId: requestId } = delivery;
  if (uscc === null || !isReceiverKind(role) || !NEEDS_CONSENT.includes(type)) return true;
  const ctx = { ...house, now: () => at, actor: receiverOf(delivery), requestId };
  try {
    await inScope(house.db, receiverScope(delivery, at), (trx) =>
      disclose(trx, ctx, [{ uscc, scopes: ['rating'] }]),
    );
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}

async function send(
  { courier, signIn }: Delivering,
  { deliveryId: id, endpointId, url, sealedSecret, body }: ClaimedDelivery,
  at: Date,
): Promise<Outcome> {
  let secret: string;
  try {
    secret = await unseal(signIn?.secret ?? '', endpointId, sealedSecret);
  } catch {
    return SECRET_UNREADABLE;
  }
  const headers = signedHeaders(secret, { id, at, body });
  return courier.send({ url, headers, body, timeoutMs: TIMEOUT_MS });
}

const GONE = 410;

async function settle(
  trx: Trx,
  delivery: ClaimedDelivery,
  triedAt: Date,
  outcome: Outcome,
): Promise<void> {
  const { countyCode, deliveryId, role, organisation } = delivery;
  const status = 'status' in outcome ? outcome.status : null;
  const fault = 'fault' in outcome ? outcome.fault : null;
  const number = delivery.tryCount + 1;
  const of = { countyCode, deliveryId, number, role, organisation };
  await insertTry(trx, { ...of, triedAt, status, fault });
  await updateDelivery(trx, delivery, {
    tryCount: number,
    ...standingAfter(delivery, triedAt, outcome),
  });
  // Whoever is gone for good says so with this status, by the specification.
  if (status === GONE) await endEndpoint(trx, delivery, triedAt);
}

function standingAfter({ failureCount }: ClaimedDelivery, triedAt: Date, outcome: Outcome) {
  const ended = { failureCount, nextTryAt: null };
  if (outcome === CONSENT_OVER) return { ...ended, state: 'withheld' } as const;
  if ('status' in outcome && outcome.status >= 200 && outcome.status < 300) {
    return { ...ended, state: 'delivered' } as const;
  }
  const failures = failureCount + 1;
  const nextTryAt = nextTryAfter(failures, triedAt);
  const state = nextTryAt === null ? 'given-up' : 'pending';
  return { state, failureCount: failures, nextTryAt } as const;
}
