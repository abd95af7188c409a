import { sql } from 'kysely';
import { inScope, type Scope } from '../../src/db/transaction.ts';
import type { TestHouse } from './house.ts';

/* Rows forged with raw SQL, as the role of the service, for somebody of the demonstration. */

export const COUNTY = '370322';
export const OWN = '93370322000000617J';
export const ORGANISATIONS: Readonly<Record<string, string | null>> = {
  bureau: 'demo-bureau',
  regulator: 'demo-regulator',
  township: 'tangfang',
  cooperative: OWN,
  bank: 'demo-rural-bank',
  guarantor: 'demo-guarantor',
  expert: 'demo-experts',
  operator: null,
};

export const scopeOf = ({ house }: TestHouse, role: string): Scope => ({
  countyCode: COUNTY,
  actor: `demo-${role}`,
  role,
  organisation: ORGANISATIONS[role] ?? null,
  at: house.now(),
});

export type Row = Readonly<Record<string, string | boolean | undefined>>;

export function insertion(table: string, row: Row): string {
  const values = Object.values(row).map((value) => `'${value}'`);
  return `insert into ${table} (county_code, ${Object.keys(row)}) values ('${COUNTY}', ${values})`;
}

export const insertAs = (test: TestHouse, role: string, table: string, row: Row) =>
  inScope(test.house.db, scopeOf(test, role), (trx) => sql.raw(insertion(table, row)).execute(trx));

/** Policies are asked before constraints, so that a row needs no more than what they look at. */
export const ADMITTED = /null value in column/;
export const refusedBy = (policy: string, table: string) =>
  new RegExp(`row-level security policy "${policy}" for table "${table}"`);

/** The one value that a query of the owner finds. */
export async function oneValue({ house }: TestHouse, text: string): Promise<string> {
  const { rows } = await sql.raw<object>(text).execute(house.db);
  return String(Object.values(rows[0] ?? {})[0]);
}
