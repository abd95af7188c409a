import { type Kysely, sql } from 'kysely';

/*
 * Organisations that people and keys act for, beside the towns and cooperatives that are ones by
 * themselves; and keys that were made for less than their role may do.
 */

const STATEMENTS = [
  `create table organisation (
    county_code text not null references county,
    organisation_id text not null check (organisation_id ~ '^[a-z0-9-]{2,40}$'),
    kind text not null check (kind in ('bureau', 'bank', 'guarantor', 'regulator', 'expert')),
    name_zh text not null,
    name_en text not null,
    recorded_by text not null,
    recorded_at timestamptz not null,
    primary key (county_code, organisation_id)
  )`,
  'create index organisation_by_kind on organisation (county_code, kind)',
  'grant select, insert on organisation to heheng_service',
  'alter table organisation enable row level security',
  'alter table organisation force row level security',
  `create policy of_county on organisation
    using (county_code = current_setting('app.county', true))
    with check (county_code = current_setting('app.county', true))`,
  `create trigger append_only before update or delete or truncate on organisation
    for each statement execute function refuse_change()`,
  'alter table api_key add scopes text[], add may_approve boolean not null default true',
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
