import { sql } from 'kysely';
import { type Connection, connect } from './db/client.ts';
import { EnvironmentError } from './env.ts';

/** Opens the database that DATABASE_URL names; one that does not answer is a wrong DATABASE_URL. */
export async function openNamedDatabase(url: string): Promise<Connection> {
  const db = connect(url);
  try {
    await sql`select 1`.execute(db);
    return db;
  } catch (error) {
    await db.destroy();
    const { message, code } = error as NodeJS.ErrnoException;
    throw new EnvironmentError(`DATABASE_URL: ${message || code}`);
  }
}
