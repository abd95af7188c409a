import type { Context } from './context.ts';
import { DomainError, ERRORS } from './errors.ts';

/** Refuses a day that is still to come; tomorrow has begun somewhere, so that it passes. */
export function requirePastDay({ now }: Pick<Context, 'now'>, day: string, pointer: string): void {
  const tomorrow = new Date(now().getTime() + 86_400_000).toISOString().slice(0, 10);
  if (day > tomorrow) throw inTheFuture(pointer);
}

/** Refuses a fiscal year that has not begun. */
export function requireBegunYear({ now }: Pick<Context, 'now'>, fiscalYear: number): void {
  if (fiscalYear > now().getUTCFullYear()) throw inTheFuture('/fiscalYear');
}

/** Refuses a fiscal year that is not over: its accounts cannot be closed. It ends in China. */
export function requireEndedYear({ now }: Pick<Context, 'now'>, fiscalYear: number): void {
  if (fiscalYear > lastEndedYear({ now })) throw inTheFuture('/fiscalYear');
}

export const lastEndedYear = ({ now }: Pick<Context, 'now'>): number =>
  new Date(now().getTime() + 8 * 3_600_000).getUTCFullYear() - 1;

/** Refuses a fiscal year that was over before a cooperative was registered. */
export function requireRegistered({ registeredOn }: Registered, fiscalYear: number): void {
  if (fiscalYear < Number(registeredOn.slice(0, 4))) throw new DomainError('BEFORE_REGISTRATION');
}

type Registered = { readonly registeredOn: string };

const inTheFuture = (pointer: string): DomainError =>
  new DomainError('IN_THE_FUTURE', [{ pointer, code: 'IN_THE_FUTURE', ...ERRORS.IN_THE_FUTURE }]);
