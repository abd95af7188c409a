import type { Actor, Context, House } from '../context.ts';
import { DomainError, type ErrorCode } from '../errors.ts';

/** Another official rates, so that the bureau of the demonstration may decide objections. */
export const RATER = 'demo-rater';

/** On a day of the story, at ten in the morning in Shandong. */
export function acting(
  { db, newId }: Pick<House, 'db' | 'newId'>,
  actor: Actor,
  day: string,
): Context {
  const now = () => new Date(`${day}T02:00:00Z`);
  return { db, newId, now, actor, requestId: 'demonstration' };
}

/** What a verb answers, or undefined where it refuses for a reason that was expected. */
export async function unless<Value>(
  expected: ErrorCode,
  work: () => Promise<Value>,
): Promise<Value | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DomainError && error.code === expected) return undefined;
    throw error;
  }
}
