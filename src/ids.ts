import { monotonicFactory } from 'ulid';

let next: ReturnType<typeof monotonicFactory> | undefined;

/** Ids that sort by the time they were made. Workers allow randomness inside a request only. */
export function newId(prefix: string): string {
  next ??= monotonicFactory();
  return `${prefix}_${next()}`;
}
