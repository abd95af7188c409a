import { publishedFile } from '../models.ts';
import type { History } from './schema.ts';

/**
 * Unknown reference of a history: the first file or rule that this build does not have as it was
 * when the history was made.
 *
 * @param history as it came from outside
 * @returns the way to it in the history, or undefined if all are known
 * @example
 * unknownReference({
 *   rules: { file: 'history/x/1.0.0.json', digest: '' },
 *   on: '2026-11-25', form: null, ratings: [], breaches: [],
 * }); // => ["rules"]
 */
export function unknownReference({
  rules,
  breaches,
}: History): readonly (string | number)[] | undefined {
  if (!isPublished(rules, 'warning-history')) return ['rules'];
  const place = breaches.findIndex(
    ({ pack, rule }) =>
      !isPublished(pack, 'rule-pack') ||
      publishedFile(pack.file, 'rule-pack')?.file.rules.every(({ id }) => id !== rule),
  );
  return place === -1 ? undefined : ['breaches', place];
}

function isPublished(
  { file, digest }: History['rules'],
  kind: 'warning-history' | 'rule-pack',
): boolean {
  const folder = kind === 'rule-pack' ? 'rules/' : 'history/';
  return file.startsWith(folder) && publishedFile(file, kind)?.digest === digest;
}
