import { rulePack } from '../models.ts';

/**
 * Thresholds of third-party records, as published.
 *
 * @returns the parameters of the pack by name
 * @example
 * thresholds().recordYearsMax; // => 5
 */
export function thresholds(): Readonly<Record<(typeof THRESHOLDS)[number], number>> {
  const all = rulePack('third-party').file.rules.flatMap(({ parameters }) => parameters ?? []);
  const named = (name: string) => {
    const found = all.find(({ id }) => id === name);
    if (found === undefined) throw new Error(`models/rules/third-party has no ${name}`);
    return [name, found.value] as const;
  };
  return Object.fromEntries(THRESHOLDS.map(named)) as Record<(typeof THRESHOLDS)[number], number>;
}

const THRESHOLDS = [
  'localPointsMax',
  'fullPoints',
  'minorPenaltyPoints',
  'majorPenaltyPoints',
  'recordYearsMax',
  'priceMonths',
] as const;
