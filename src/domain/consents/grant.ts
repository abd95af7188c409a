import { insertConsent } from '../../db/consents.ts';
import { listOrganisations } from '../../db/organisations.ts';
import type { OrganisationRow } from '../../db/tables.ts';
import { type Changed, change } from '../change.ts';
import type { Context } from '../context.ts';
import { getCooperativeRow } from '../cooperatives/describe.ts';
import { DomainError } from '../errors.ts';
import { requirePermission } from '../permissions.ts';
import type { Bilingual } from '../schemas.ts';
import { publish } from '../webhooks/publish.ts';
import { describeConsent } from './describe.ts';
import type { Purpose } from './purposes.ts';
import { purposesOf } from './receivers.ts';
import {
  CONSENT_DAYS_MAX,
  type Consent,
  type GrantConsentInput,
  grantConsentInput,
} from './schemas.ts';
import { CURRENT_WORDING } from './wording.ts';

const DAY_MS = 86_400_000;

/** A cooperative lets one receiver see kinds of its data, for a purpose and a period. */
export async function grantConsent({
  ctx,
  input: { uscc, consent },
}: {
  ctx: Context;
  input: { uscc: string; consent: GrantConsentInput };
}): Promise<Changed<Consent>> {
  const { countyCode, id: grantedBy } = requirePermission(ctx, 'consents:grant');
  const { receiver, purpose, scopes, validFrom, validUntil } = grantConsentInput.parse(consent);
  const period = periodOf(ctx.now(), validFrom, validUntil);
  const request = { verb: 'consents.grant', input: { uscc, consent }, chain: uscc };
  return change(ctx, request, async (trx) => {
    await getCooperativeRow(trx, ctx, uscc);
    const organisations = await listOrganisations(trx, countyCode);
    requireReceiver(organisations, receiver, purpose);
    const row = {
      countyCode,
      consentId: ctx.newId('con'),
      uscc,
      receiver,
      purpose,
      scopes,
      ...period,
      wordingVersion: CURRENT_WORDING,
      grantedBy,
      grantedAt: ctx.now(),
    };
    await insertConsent(trx, row);
    const granted = { consentId: row.consentId, receiver, purpose, scopes, ...period };
    await publish(trx, countyCode, [
      { uscc, type: 'consent.granted', at: row.grantedAt, data: granted },
    ]);
    const value = describeConsent(
      { ...row, revokedAt: null, reason: null },
      organisations,
      ctx.now(),
    );
    const audit = {
      action: 'consent.grant',
      subject: row.consentId,
      basis: '个人信息保护法 第二十三条',
      versions: { wording: CURRENT_WORDING },
      details: {
        receiver,
        purpose,
        scopes,
        validFrom: value.validFrom,
        validUntil: value.validUntil,
      },
    };
    return { value, audit };
  });
}

function periodOf(
  now: Date,
  from: string | undefined,
  until: string,
): { readonly validFrom: Date; readonly validUntil: Date } {
  const validFrom = from === undefined ? now : new Date(from);
  const validUntil = new Date(until);
  if (validFrom < now) throw invalid('/validFrom', BEFORE_NOW);
  if (validUntil <= validFrom) throw invalid('/validUntil', ENDS_BEFORE_START);
  if (validUntil.getTime() - validFrom.getTime() > CONSENT_DAYS_MAX * DAY_MS) {
    throw invalid('/validUntil', TOO_LONG);
  }
  return { validFrom, validUntil };
}

function requireReceiver(
  organisations: readonly OrganisationRow[],
  receiver: string,
  purpose: Purpose,
): void {
  const known = organisations.find(({ organisationId }) => organisationId === receiver);
  const purposes = known === undefined ? [] : purposesOf(known);
  if (purposes.length === 0) throw invalid('/receiver', NO_RECEIVER);
  if (!purposes.includes(purpose)) throw invalid('/purpose', OTHER_PURPOSE);
}

type Fault = Bilingual & { readonly code: string };

const invalid = (pointer: string, fault: Fault): DomainError =>
  new DomainError('INPUT_INVALID', [{ pointer, ...fault }]);

const BEFORE_NOW: Fault = {
  code: 'PERIOD_BEFORE_NOW',
  zh: '开始时间不能早于现在。',
  en: 'It must not begin before now.',
};
const ENDS_BEFORE_START: Fault = {
  code: 'PERIOD_EMPTY',
  zh: '结束时间应晚于开始时间。',
  en: 'It must end after it begins.',
};
const TOO_LONG: Fault = {
  code: 'PERIOD_TOO_LONG',
  zh: `期限最长 ${CONSENT_DAYS_MAX} 天。`,
  en: `It lasts ${CONSENT_DAYS_MAX} days at most.`,
};
const NO_RECEIVER: Fault = {
  code: 'RECEIVER_UNKNOWN',
  zh: '接收方应为本县登记的银行或担保机构。',
  en: 'The receiver must be a bank or guarantor of the county.',
};
const OTHER_PURPOSE: Fault = {
  code: 'PURPOSE_UNFIT',
  zh: '该接收方不办理这项业务：银行用于贷款，担保机构用于担保。',
  en: 'The receiver does not do that: a bank grants loans, a guarantor guarantees them.',
};
