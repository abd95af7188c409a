import { findCooperative, insertCooperative } from '../../db/cooperatives.ts';
import { listTowns } from '../../db/counties.ts';
import { type CreditCodeFault, creditCodeFault } from '../../engine/credit-code.ts';
import { type Changed, change } from '../change.ts';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { requirePastDay } from '../not-in-the-future.ts';
import { requirePermission } from '../permissions.ts';
import type { Bilingual } from '../schemas.ts';
import { describeCooperative } from './describe.ts';
import {
  type RegisterCooperativeInput,
  type RegisteredCooperative,
  registerCooperativeInput,
} from './schemas.ts';

/** Registers a cooperative with the county; its credit code must be one of a cooperative. */
export async function registerCooperative({
  ctx,
  input,
}: {
  ctx: Context;
  input: RegisterCooperativeInput;
}): Promise<Changed<RegisteredCooperative>> {
  const actor = requirePermission(ctx, 'cooperatives:register');
  const registration = registerCooperativeInput.parse(input);
  const { uscc, townId } = registration;
  refuseInvalidCode(uscc);
  requirePastDay(ctx, registration.registeredOn, '/registeredOn');
  return change(ctx, { verb: 'cooperatives.register', input, chain: uscc }, async (trx) => {
    const { countyCode } = actor;
    const towns = await listTowns(trx, countyCode);
    if (!towns.some((town) => town.townId === townId)) throw unknownTown();
    if (await findCooperative(trx, countyCode, uscc, { kind: 'all' })) {
      throw new DomainError('COOPERATIVE_EXISTS');
    }
    const row = {
      countyCode,
      ...registration,
      nameEn: registration.nameEn ?? null,
      tradeEn: registration.tradeEn ?? null,
      note: registration.note ?? null,
      noteEn: registration.noteEn ?? null,
      recordedBy: actor.id,
      recordedAt: ctx.now(),
    };
    await insertCooperative(trx, row);
    const value = {
      ...describeCooperative(row, towns),
      warnings: warningsOf(registration, countyCode),
    };
    const basis = '山东省农民专业合作社条例 第二十九条';
    const details = { registration };
    return { value, audit: { action: 'cooperative.register', subject: uscc, basis, details } };
  });
}

function refuseInvalidCode(uscc: string): void {
  const fault = creditCodeFault(uscc);
  if (fault === undefined) return;
  const issue = { pointer: '/uscc', code: `USCC_${fault}`, ...FAULTS[fault] };
  throw new DomainError('USCC_INVALID', [issue]);
}

const FAULTS: Record<CreditCodeFault, Bilingual> = {
  LENGTH: { zh: '统一社会信用代码应为 18 位。', en: 'The code has 18 characters.' },
  CHARACTER: {
    zh: '代码只含数字和大写字母，不含 I、O、S、V、Z。',
    en: 'The code has digits and capital letters without I, O, S, V and Z.',
  },
  CHECK_DIGIT: {
    zh: '校验码不符，请核对是否有输错的字符。',
    en: 'The check character does not fit; look for a mistyped character.',
  },
  NOT_A_COOPERATIVE: {
    zh: '农民专业合作社的代码以 93 开头。',
    en: 'The code of a farmers’ cooperative starts with 93.',
  },
};

function unknownTown(): DomainError {
  const words = { zh: '本县没有这个镇办。', en: 'The county has no such town.' };
  return new DomainError('INPUT_INVALID', [{ pointer: '/townId', code: 'TOWN_UNKNOWN', ...words }]);
}

type Warnings = RegisteredCooperative['warnings'];
type Registration = { readonly uscc: string; readonly registeredOn: string };

/** What is odd and may still be right, so that it is no reason to refuse. */
function warningsOf({ uscc, registeredOn }: Registration, countyCode: string): Warnings {
  const isElsewhere = uscc.slice(2, 8) !== countyCode;
  return [
    ...(isElsewhere ? [OTHER_DIVISION] : []),
    ...(registeredOn < LAW_IN_FORCE_ON ? [BEFORE_THE_LAW] : []),
  ];
}

/** A registry above the county may have registered it. */
const OTHER_DIVISION = {
  code: 'USCC_OTHER_DIVISION',
  zh: '代码中的登记机关不是本县，请核对。',
  en: 'The code names a registry outside the county; please check it.',
};

/** 农民专业合作社法 of 2006 entered into force on this day. */
const LAW_IN_FORCE_ON = '2007-07-01';

const BEFORE_THE_LAW = {
  code: 'REGISTERED_BEFORE_THE_LAW',
  zh: '登记日期早于《农民专业合作社法》施行（2007 年 7 月 1 日），请核对。',
  en: 'The date is earlier than the cooperatives law (1 July 2007); please check it.',
};
