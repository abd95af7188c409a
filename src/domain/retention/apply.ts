import { z } from 'zod';
import { lockChain } from '../../db/audit.ts';
import { findCounty } from '../../db/counties.ts';
import { deleteKeysBefore } from '../../db/idempotency.ts';
import {
  deleteCodesUsedBefore,
  deleteConsentsEndedBefore,
  deleteContactsReplacedBefore,
  deleteDisclosuresBefore,
  deleteFailuresBefore,
  deleteSessionsEndedBefore,
  deleteVerificationsEndedBefore,
  forgetAddressesOfInvitationsBefore,
  forgetNamesOfMembershipsBefore,
} from '../../db/retention.ts';
import {
  deleteEventsBefore,
  deleteImportsCheckedBefore,
  deleteMessagesTriedBefore,
} from '../../db/retention-of-traffic.ts';
import { asIdentities, type IdentityTrx, inScope, type Trx } from '../../db/transaction.ts';
import { retentionSchedule } from '../../engine/models.ts';
import { appendAudit } from '../audit/append.ts';
import type { House } from '../context.ts';
import { DomainError } from '../errors.ts';
import { COUNTY_CHAIN, OPERATOR, operatorScope } from '../operator.ts';
import { beginOf } from './period.ts';

export const applyRetentionInput = z.strictObject({ countyCode: z.string().regex(/^\d{6}$/) });
export type ApplyRetentionInput = z.infer<typeof applyRetentionInput>;

/** How many rows of what went, by the ids of the schedule. */
export type Removed = Readonly<Record<string, number>>;

type Removal = (trx: Trx, countyCode: string, before: Date) => Promise<number>;

/** Accounts belong to no county: whichever county's turn it is, what is over of them goes. */
const ofAccounts =
  (remove: (accounts: IdentityTrx, before: Date) => Promise<number>): Removal =>
  (trx, _, before) =>
    asIdentities(trx, (accounts) => remove(accounts, before));

/** In this order: a consent stays as long as a disclosure names it. */
const REMOVALS: Readonly<Record<string, Removal>> = {
  'idempotency-keys': deleteKeysBefore,
  disclosures: deleteDisclosuresBefore,
  consents: deleteConsentsEndedBefore,
  'superseded-contacts': deleteContactsReplacedBefore,
  'invitation-addresses': forgetAddressesOfInvitationsBefore,
  'names-of-former-people': forgetNamesOfMembershipsBefore,
  'abandoned-imports': deleteImportsCheckedBefore,
  'webhook-messages': deleteMessagesTriedBefore,
  'webhook-events': deleteEventsBefore,
  sessions: ofAccounts(deleteSessionsEndedBefore),
  'sign-in-challenges': ofAccounts(deleteVerificationsEndedBefore),
  'used-codes': ofAccounts(deleteCodesUsedBefore),
  'failed-sign-ins': ofAccounts(deleteFailuresBefore),
};

/**
 * Removes of one county, and of accounts, what the schedule says is over; the audit trail has the
 * counts alone.
 */
export async function applyRetention({
  house,
  input,
}: {
  house: Pick<House, 'db' | 'now' | 'newId'>;
  input: ApplyRetentionInput;
}): Promise<{ readonly countyCode: string; readonly removed: Removed }> {
  const { countyCode } = applyRetentionInput.parse(input);
  const { file } = retentionSchedule();
  const at = house.now();
  const removed = await inScope(house.db, operatorScope(countyCode, at), async (trx) => {
    if ((await findCounty(trx, countyCode)) === undefined) throw new DomainError('NOT_FOUND');
    await lockChain(trx, countyCode, COUNTY_CHAIN);
    const counts: Record<string, number> = {};
    for (const [id, remove] of Object.entries(REMOVALS)) {
      const period = file.periods.find((one) => one.id === id);
      if (period === undefined) throw new Error(`the retention schedule says nothing of ${id}`);
      counts[id] = await remove(trx, countyCode, beginOf(at, period));
    }
    await appendAudit(
      trx,
      { countyCode, chain: COUNTY_CHAIN, requestId: house.newId('req'), at, ...OPERATOR },
      {
        action: 'retention.apply',
        subject: countyCode,
        basis: '个人信息保护法 第四十七条',
        versions: { retention: `${file.id}@${file.version}` },
        details: counts,
      },
    );
    return counts;
  });
  return { countyCode, removed };
}
