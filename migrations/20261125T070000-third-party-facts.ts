import { type Kysely, sql } from 'kysely';

/*
 * What third parties say of cooperatives, with who verified it, and what a rating rests on besides
 * its statement and its sheets of facts. All of it is added and never changed. Whoever recorded
 * something does not verify it, nor does who alone vouches for them.
 */

const setting = (name: string): string => `(select current_setting('app.${name}', true))`;
const roleIs = (...roles: readonly string[]): string =>
  `(select current_setting('app.role', true) in ('${roles.join("', '")}'))`;

const IN_COUNTY = `county_code = ${setting('county')}`;
const SEES_COUNTY = roleIs('bureau', 'regulator', 'operator');
const IS_LOCAL = `${roleIs('township', 'cooperative')} and uscc in (select usccs_seen())`;

const TABLES = [
  `create table third_party_item (
    county_code text not null,
    item_id text not null,
    uscc text not null,
    kind text not null check (kind in ('insurance', 'registry', 'penalty', 'court', 'price',
      'contract', 'eco-list', 'rule-breach')),
    content text not null,
    source text not null,
    observed_on date not null,
    expires_on date not null,
    evidence_name text,
    evidence_sha256 text,
    recorded_by text not null,
    recorded_at timestamptz not null,
    primary key (county_code, item_id),
    unique (county_code, item_id, uscc, recorded_by),
    foreign key (county_code, uscc) references cooperative,
    constraint expires_later check (expires_on >= observed_on),
    constraint evidence_is_whole check (num_nulls(evidence_name, evidence_sha256) in (0, 2)),
    constraint contract_has_evidence check (kind <> 'contract' or evidence_name is not null)
  )`,
  'create index third_party_item_of_cooperative on third_party_item (county_code, uscc, item_id)',
  `create table third_party_check (
    county_code text not null,
    item_id text not null,
    uscc text not null,
    recorded_by text not null,
    decision text not null check (decision in ('verified', 'refused')),
    note text,
    verified_by text not null,
    verified_at timestamptz not null,
    primary key (county_code, item_id),
    foreign key (county_code, item_id, uscc, recorded_by)
      references third_party_item (county_code, item_id, uscc, recorded_by),
    constraint maker_is_not_checker check (verified_by <> recorded_by)
  )`,
  'alter table rating add unique (county_code, rating_id, uscc)',
  `create table rating_basis (
    county_code text not null,
    rating_id text not null,
    uscc text not null,
    item_ids text[] not null,
    contracted_sales numeric(16, 2),
    insured_units integer,
    price_variation double precision,
    judicial_record smallint,
    registry_status smallint,
    penalty_listed smallint,
    eco_credit_points double precision,
    history text,
    primary key (county_code, rating_id),
    foreign key (county_code, rating_id, uscc) references rating (county_code, rating_id, uscc)
  )`,
];

const WALLS: Readonly<Record<string, { readonly reads: string; readonly adds: string }>> = {
  third_party_item: {
    reads: `(${SEES_COUNTY}) or (${IS_LOCAL})`,
    adds: `${roleIs('bureau')} or ${roleIs('township')} and uscc in (select usccs_seen())`,
  },
  third_party_check: {
    reads: `(${SEES_COUNTY}) or (${IS_LOCAL})`,
    adds: roleIs('bureau'),
  },
  // A part of the rating, and shown with it.
  rating_basis: {
    reads: `(${SEES_COUNTY}) or uscc in (select usccs_seen('rating'))`,
    adds: roleIs('bureau', 'operator'),
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

const inOwnName = (table: string, who: string): string =>
  `create policy in_own_name on ${table} as restrictive for insert
    with check (${who} = ${setting('actor')})`;

const NAMES = [
  inOwnName('third_party_item', 'recorded_by'),
  // Who recorded something is repeated beside who verified it.
  inOwnName('third_party_check', 'verified_by'),
];

const INVITER = `create trigger inviter_of_recorded_by after insert on third_party_check
  for each row execute function refuse_inviter('recorded_by', 'verified_by')`;

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...TABLES, ...walls, ...NAMES, INVITER]) {
    await sql.raw(statement).execute(db);
  }
}
