import { isSchemaCurrent } from '../db/migrate.ts';
import type { House } from './context.ts';

/** Whether the database answers and has the schema of this program. */
export async function isReady({ db }: Pick<House, 'db'>): Promise<boolean> {
  try {
    return await isSchemaCurrent(db);
  } catch {
    return false;
  }
}
