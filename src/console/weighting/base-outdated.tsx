import type { Words } from '../texts.ts';

/** Says that a draft departs from a version that no longer counts, and what to do about it. */
export const BaseOutdated = ({ words, base }: { words: Words; base: string }) => (
  <p class="important">{words.t('baseOutdated', { base })}</p>
);
