import { type Kysely, sql } from 'kysely';

/*
 * The way to finance goes by the state of the case, which may be worse than the newest rating: whoever
 * a consent shows the way sees the state that it follows from.
 */

const roleIs = (...roles: readonly string[]): string =>
  `(select current_setting('app.role', true) in ('${roles.join("', '")}'))`;

const SEES_COUNTY = roleIs('bureau', 'regulator', 'operator');
const IS_LOCAL = `${roleIs('township', 'cooperative')} and uscc in (select usccs_seen())`;
const IS_SHOWN_THE_WAY = `${roleIs('bank', 'guarantor')} and uscc in (select usccs_seen('facts'))`;

const STATEMENTS = [
  `alter policy reads on risk_case
    using ((${SEES_COUNTY}) or (${IS_LOCAL}) or (${IS_SHOWN_THE_WAY}))`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
