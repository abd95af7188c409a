import { creditCodeCheck } from '../../engine/credit-code.ts';
import { accountsOf } from './accounts.ts';
import { factsOf } from './facts.ts';
import { type Profile, profiles } from './profiles.ts';
import { publicSampleOf } from './public-sample.ts';
import { writeStatement } from './statements.ts';
import { TOWNS } from './towns.ts';
import { trades } from './trades.ts';
import type { DemonstrationCooperative, DemonstrationCounty, DemonstrationYear } from './types.ts';

export type {
  Bilingual,
  DemonstrationCooperative,
  DemonstrationCounty,
  DemonstrationStatement,
  DemonstrationYear,
  FactValue,
} from './types.ts';

const COUNTY = { countyCode: '370322', zh: '高青县', en: 'Gaoqing County' } as const;

/** The last serial, after those of the fictional cooperatives. */
const PUBLIC_SAMPLE_SERIAL = 95;

/**
 * Demonstration county: Gaoqing with its real towns, fictional cooperatives whose accounts and
 * facts of 2024 and 2025 show every level and most of what can happen, and one real balance sheet.
 * The same on every computer and at any time.
 *
 * @returns the county, everything in wire shape
 * @example
 * demonstrationCounty().towns.length; // => 9
 */
export function demonstrationCounty(): DemonstrationCounty {
  return {
    county: COUNTY,
    towns: TOWNS,
    cooperatives: profiles().map(cooperativeOf),
    publicSample: publicSampleOf(demonstrationCode(PUBLIC_SAMPLE_SERIAL)),
  };
}

/** Weights of the check digit of a subject code (the former organisation code, GB 11714). */
const SUBJECT_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/** A valid unified social credit code whose subject is none that is assigned. */
function demonstrationCode(serial: number): string {
  const subject = String(serial).padStart(8, '0');
  const sum = SUBJECT_WEIGHTS.reduce((total, weight, i) => total + weight * Number(subject[i]), 0);
  const check = '0123456789X'[(11 - (sum % 11)) % 11];
  const body = `93${COUNTY.countyCode}${subject}${check}`;
  return body + creditCodeCheck(body);
}

function cooperativeOf(profile: Profile): DemonstrationCooperative {
  const uscc = demonstrationCode(profile.serial);
  const { zh, en } = trades[profile.trade];
  return {
    uscc,
    name: {
      zh: `${COUNTY.zh}${profile.brandZh}${zh}专业合作社`,
      en: `${profile.brandEn} ${titleCase(en)} Cooperative`,
    },
    townCode: profile.town,
    trade: { zh, en },
    registeredOn: profile.registeredOn,
    years: yearsOf(profile, uscc),
  };
}

const titleCase = (text: string): string =>
  text.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());

function yearsOf(profile: Profile, seed: string): DemonstrationYear[] {
  const years = accountsOf(profile, seed);
  return years.map((accounts, i) => {
    const before = i === 0 ? 0 : (years[i - 1]?.surplus.operatingIncome ?? 0);
    const income = accounts.surplus.operatingIncome ?? 0;
    const outputThreeYears =
      i === 0 ? Math.round(income * 2.86) : income + Math.round(before * 1.95);
    return {
      fiscalYear: accounts.year.fiscalYear,
      statement: writeStatement(profile.form, accounts),
      ...factsOf({ profile, accounts, outputThreeYears, seed }),
    };
  });
}
