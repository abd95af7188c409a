import { DomainError } from '../../domain/errors.ts';
import { TEXTS, type TextKey } from '../texts.ts';

/** A fiscal year as people type it, full-width digits and all; anything else is refused at its field. */
export function readYear(text = ''): number {
  const year = text.normalize('NFKC');
  if (!/^\d{4}$/.test(year)) throw yearRefused('uploadYearWrong');
  return Number(year);
}

export function yearRefused(text: TextKey): DomainError {
  const issue = { pointer: '/fiscalYear', code: 'YEAR_WRONG', ...TEXTS[text] };
  return new DomainError('INPUT_INVALID', [issue]);
}
