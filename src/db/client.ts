import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely';
import { Pool, types } from 'pg';
import type { Database } from './tables.ts';

/** A pool of connections to the database. */
export type Connection = Kysely<Database>;

/** Workers allow six open connections a request; a larger pool would wait for itself there. */
export const POOL_SIZE_MAX = 5;

const DATE_OID = 1082;
const NUMERIC_OID = 1700;

/** Days stay texts, because a Date would move them with the time zone of the machine. */
const PARSERS: Readonly<Record<number, (text: string) => unknown>> = {
  [DATE_OID]: (text) => text,
  [NUMERIC_OID]: Number,
};

/**
 * Opens a pool of connections. On Workers one is made for each request and closed after it, on Node
 * one at the start.
 */
export function connect(connectionString: string, connectionsMax = POOL_SIZE_MAX): Connection {
  const pool = new Pool({
    connectionString,
    max: connectionsMax,
    connectionTimeoutMillis: 10_000,
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        PARSERS[oid] ?? types.getTypeParser(oid, format ?? 'text'),
    } as typeof types,
  });
  // A connection that breaks while nobody uses it is replaced at the next request.
  pool.on('error', () => {});
  return new Kysely<Database>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin()],
  });
}
