import { type Kysely, sql } from 'kysely';

/*
 * Imports: files of statements as they were checked, before anything is filed. What a file holds waits
 * here and is seen by those who sent it; that it was filed is a row of its own, and there is one at most.
 */

const setting = (name: string): string => `(select current_setting('app.${name}', true))`;

const IN_COUNTY = `county_code = ${setting('county')}`;
/** Whoever acts for the organisation that sent the file. */
const IS_OURS = `role = ${setting('role')} and organisation = ${setting('organisation')}`;

const ofImport = (table: string): string =>
  `exists (select from statement_import i
    where i.county_code = ${table}.county_code and i.import_id = ${table}.import_id)`;

const TABLES = [
  `create table statement_import (
    county_code text not null,
    import_id text not null,
    file_name text not null,
    file_digest text not null,
    format text not null check (format in ('xlsx', 'csv', 'json')),
    findings text not null,
    statements integer not null check (statements >= 0),
    corrections integer not null check (corrections >= 0),
    unchanged integer not null check (unchanged >= 0),
    refused integer not null check (refused >= 0),
    is_acceptable boolean not null,
    created_by text not null,
    role text not null,
    organisation text not null,
    created_at timestamptz not null,
    primary key (county_code, import_id),
    unique (county_code, import_id, is_acceptable)
  )`,
  `create table statement_import_item (
    county_code text not null,
    import_id text not null,
    position integer not null check (position >= 1),
    uscc text,
    fiscal_year smallint,
    sheet text,
    cell text,
    outcome text not null check (outcome in ('new', 'correction', 'unchanged', 'refused')),
    earlier_revision smallint not null check (earlier_revision >= 0),
    document text,
    findings text not null,
    changes text not null,
    primary key (county_code, import_id, position),
    foreign key (county_code, import_id) references statement_import,
    check (outcome = 'refused' or num_nulls(uscc, fiscal_year, document) = 0)
  )`,
  `create table statement_import_commit (
    county_code text not null,
    import_id text not null,
    is_acceptable boolean generated always as (true) stored,
    committed_by text not null,
    committed_at timestamptz not null,
    primary key (county_code, import_id),
    constraint only_what_is_acceptable foreign key (county_code, import_id, is_acceptable)
      references statement_import (county_code, import_id, is_acceptable)
  )`,
];

const WALLS: Readonly<Record<string, { readonly reads: string; readonly adds: string }>> = {
  statement_import: { reads: IS_OURS, adds: `${IS_OURS} and role in ('bureau', 'cooperative')` },
  statement_import_item: {
    reads: ofImport('statement_import_item'),
    adds: ofImport('statement_import_item'),
  },
  statement_import_commit: {
    reads: ofImport('statement_import_commit'),
    adds: ofImport('statement_import_commit'),
  },
};

const walls = Object.entries(WALLS).flatMap(([table, { reads, adds }]) => [
  `grant select, insert on ${table} to heheng_service`,
  `alter table ${table} enable row level security`,
  `alter table ${table} force row level security`,
  `create policy of_county on ${table} using (${IN_COUNTY}) with check (${IN_COUNTY})`,
  `create policy reads on ${table} as restrictive for select using (${reads})`,
  `create policy adds on ${table} as restrictive for insert with check (${adds})`,
  `create trigger append_only before update or delete or truncate on ${table}
    for each statement execute function refuse_change()`,
]);

/** Nobody checks or files in somebody else's name. */
const ownNames = Object.entries({
  statement_import: 'created_by',
  statement_import_commit: 'committed_by',
}).map(
  ([table, column]) => `create policy in_own_name on ${table} as restrictive for insert
    with check (${column} = ${setting('actor')})`,
);

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...TABLES, ...walls, ...ownNames]) await sql.raw(statement).execute(db);
}
