import { type Kysely, sql } from 'kysely';

/*
 * What waited and is over goes: files that were checked and never filed, and what webhooks have told.
 * The operator alone removes it, and the database refuses to give up what is still needed: what was
 * filed, a message on its way, and the newest event of a cooperative, from which the next one counts.
 */

const setting = (name: string): string => `(select current_setting('app.${name}', true))`;
const roleIs = (...roles: readonly string[]): string =>
  `(select current_setting('app.role', true) in ('${roles.join("', '")}'))`;

const IS_OPERATOR = roleIs('operator');
const IS_OURS = `role = ${setting('role')} and organisation = ${setting('organisation')}`;

const refusal = (name: string, isNeeded: string, words: string): string =>
  `create function ${name}() returns trigger language plpgsql
    set search_path = public, pg_temp as $$
    begin
      if ${isNeeded} then
        raise exception '${words}' using errcode = 'restrict_violation';
      end if;
      return old;
    end $$`;

const REFUSALS = [
  refusal(
    'refuse_removal_of_filed',
    `exists (select from statement_import_commit filed
      where filed.county_code = old.county_code and filed.import_id = old.import_id)`,
    'what was filed is kept',
  ),
  refusal(
    'refuse_removal_of_waiting',
    `exists (select from webhook_delivery message
      join webhook_endpoint endpoint on endpoint.county_code = message.county_code
        and endpoint.endpoint_id = message.endpoint_id
      where message.county_code = old.county_code and message.delivery_id = old.delivery_id
        and message.state = 'pending' and endpoint.ended_at is null)`,
    'a message on its way is kept',
  ),
  refusal(
    'refuse_removal_of_newest_event',
    `not old.is_distributed or not exists (select from webhook_event newer
      where newer.county_code = old.county_code and newer.uscc = old.uscc
        and newer.number > old.number)`,
    'an event that waits, or the newest of a cooperative, is kept',
  ),
];

const KEEPERS: Readonly<Record<string, string>> = {
  filled_form: 'refuse_removal_of_filed',
  statement_import: 'refuse_removal_of_filed',
  statement_import_item: 'refuse_removal_of_filed',
  webhook_event: 'refuse_removal_of_newest_event',
  webhook_delivery: 'refuse_removal_of_waiting',
  webhook_try: 'refuse_removal_of_waiting',
};

const removal = Object.entries(KEEPERS).flatMap(([table, keeper]) => [
  `grant delete on ${table} to heheng_service`,
  `create policy removal on ${table} as restrictive for delete using (${IS_OPERATOR})`,
  `create trigger kept before delete on ${table} for each row execute function ${keeper}()`,
]);

/** Rows that may go one day are still never changed. */
const unchanged = [
  ...['filled_form', 'statement_import', 'statement_import_item', 'webhook_try'],
].flatMap((table) => [
  `drop trigger append_only on ${table}`,
  `create trigger append_only before update or truncate on ${table}
    for each statement execute function refuse_change()`,
]);

/** Whoever removes a row has to see it; what is in a file is added by those who sent it alone. */
const VISIBILITY = [
  `alter policy reads on statement_import using (${IS_OPERATOR} or (${IS_OURS}))`,
  ...['statement_import_item', 'statement_import_commit'].map(
    (table) => `create policy not_by_operator on ${table} as restrictive for insert
      with check (${roleIs('bureau', 'cooperative')})`,
  ),
];

export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [...REFUSALS, ...removal, ...unchanged, ...VISIBILITY];
  for (const statement of statements) await sql.raw(statement).execute(db);
}
