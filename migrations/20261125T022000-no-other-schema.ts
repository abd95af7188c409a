import { type Kysely, sql } from 'kysely';

/*
 * The functions of the database look into its own tables, whatever else a session has: a temporary
 * table of the same name would come before them, so that nobody may make one and no function would see
 * it. Records of chains that many write to are read by their writers alone; what a panel's work came to
 * is read by its own experts; and of a closed account no name stays.
 */

const setting = (name: string): string => `(select current_setting('app.${name}', true))`;
const roleIs = (...roles: readonly string[]): string =>
  `(select current_setting('app.role', true) in ('${roles.join("', '")}'))`;
const any = (...conditions: readonly string[]): string =>
  conditions.map((condition) => `(${condition})`).join(' or ');

const NO_TEMPORARY_TABLES = `do $$ begin
  execute format('revoke temporary on database %I from public', current_database());
end $$`;

const OWN_TABLES_ALONE = `do $$
  declare it record;
  begin
    for it in select oid::regprocedure as name from pg_proc
      where pronamespace = 'public'::regnamespace and proconfig is null
        and pg_has_role(proowner, 'member')
    loop
      execute format('alter function %s set search_path = public, pg_temp', it.name);
    end loop;
  end $$`;

const IS_LOCAL = roleIs('township', 'cooperative');

const OWN_RECORDS = `alter policy reads on audit_record using (${any(
  roleIs('bureau', 'regulator', 'operator'),
  `${IS_LOCAL} and chain in (select usccs_seen('audit'))`,
  `actor = ${setting('actor')}`,
)})`;

const ofOwnPanel = (table: string): string => `create policy of_own_panel on ${table}
  as restrictive for select using (${any(
    `not ${roleIs('expert')}`,
    `exists (select from panel_member it where it.county_code = ${table}.county_code
      and it.draft_id = ${table}.draft_id and it.expert_id = ${setting('actor')})`,
  )})`;

/** The name is emptied by the operator; nothing else of such a row ever changes. */
const forgets = (table: string): string[] => [
  `drop trigger append_only on ${table}`,
  `grant update (name) on ${table} to heheng_service`,
  `create policy forgets on ${table} as restrictive for update using (${roleIs('operator')})`,
  `create trigger only_forgets before update on ${table}
    for each row execute function only_forgets('name')`,
  `create trigger stays before delete or truncate on ${table}
    for each statement execute function refuse_change()`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    NO_TEMPORARY_TABLES,
    OWN_RECORDS,
    ...['round_closing', 'weighting_submission', 'weighting_review'].map(ofOwnPanel),
    ...['panel_member', 'weighting_hand'].flatMap(forgets),
    OWN_TABLES_ALONE,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}
