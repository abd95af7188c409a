import { type Kysely, sql } from 'kysely';

/*
 * Statements that are filled in on a page: what was typed, word for word, beside the import as which it
 * was checked, so that nobody types it twice.
 */

const setting = (name: string): string => `(select current_setting('app.${name}', true))`;

const IN_COUNTY = `county_code = ${setting('county')}`;

/** An import is seen by the organisation that made it. */
const OF_OUR_IMPORT = `exists (select from statement_import i
  where i.county_code = filled_form.county_code and i.import_id = filled_form.import_id)`;

const IS_OURS = `${setting('role')} = 'bureau' or uscc = ${setting('organisation')}`;

const STATEMENTS = [
  `alter table statement_import
    drop constraint statement_import_format_check,
    add check (format in ('xlsx', 'csv', 'json', 'form'))`,
  `create table filled_form (
    county_code text not null,
    import_id text not null,
    uscc text not null,
    fiscal_year smallint not null,
    form text not null,
    typed text not null,
    primary key (county_code, import_id),
    foreign key (county_code, import_id) references statement_import,
    foreign key (county_code, uscc) references cooperative
  )`,
  'create index filled_form_of_year on filled_form (county_code, uscc, fiscal_year)',
  'grant select, insert on filled_form to heheng_service',
  'alter table filled_form enable row level security',
  'alter table filled_form force row level security',
  `create policy of_county on filled_form using (${IN_COUNTY}) with check (${IN_COUNTY})`,
  `create policy reads on filled_form as restrictive for select using (${OF_OUR_IMPORT})`,
  `create policy adds on filled_form as restrictive for insert
    with check (${OF_OUR_IMPORT} and (${IS_OURS}))`,
  `create trigger append_only before update or delete or truncate on filled_form
    for each statement execute function refuse_change()`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
