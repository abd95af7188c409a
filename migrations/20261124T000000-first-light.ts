import { type Kysely, sql } from 'kysely';

/*
 * The first schema. `county_code` leads every key, so that tables can be distributed by it and
 * row-level security stays cheap. The service acts as the role heheng_service, which owns nothing
 * and may only read and append; what is approved never changes, so tables that must not change
 * refuse it even from their owner.
 */

const AMOUNTS = `
  cash receivables inventories current_assets external_investments livestock_assets forest_assets
  agricultural_assets fixed_assets_cost accumulated_depreciation fixed_assets_net
  fixed_assets_disposal construction_in_progress fixed_assets intangible_assets non_current_assets
  total_assets short_term_loans payables wages_payable patronage_refund_payable
  surplus_distribution_payable current_liabilities long_term_loans special_payables
  non_current_liabilities total_liabilities share_capital special_fund capital_reserve
  surplus_reserve undistributed_surplus total_equity total_liabilities_and_equity
  consumable_biological_assets productive_biological_assets_cost productive_biological_depreciation
  productive_biological_assets_net public_welfare_biological_assets intangible_assets_cost
  accumulated_amortisation intangible_assets_net long_term_deferred_expenses property_loss_pending
  labour_payable taxes_payable interest_payable`;

const SURPLUS = `
  operating_income investment_income operating_expense administrative_expense operating_surplus
  other_income other_expense surplus_of_year undistributed_surplus_at_start other_transfers_in
  distributable_surplus surplus_reserve_appropriation patronage_refund surplus_distribution
  undistributed_surplus_at_end taxes_and_surcharges finance_expense income_tax_expense`;

const FACTS = {
  'numeric(16, 2)': `largest_contribution contracted_sales top_three_customer_sales member_trade
    non_member_trade external_guarantees subsidy_income disaster_loss_three_years
    output_three_years`,
  integer: `members farmer_members members_with_account general_meetings reports_laid_out_days
    insurable_units insured_units filings_due filings_on_time tests_taken tests_passed overdue_days
    idle_months stopped_for_bad_management_months`,
  'double precision': `meeting_attendance_share unified_purchase_share unified_sale_share
    price_variation lease_area filed_lease_area eco_credit_points`,
  smallint: `minutes_signed surplus_turned_into_contributions subsidy_fraud_found
    complaint_verified illegal_finance_found fiscal_support_ban major_tax_case penalty_listed
    demonstration_level judicial_record registry_status key_person_credit`,
};

const APPEND_ONLY = [
  'cooperative',
  'statement',
  'statement_amounts',
  'statement_verification',
  'fact_sheet',
  'rating',
  'audit_record',
];

const TENANT_TABLES = ['county', 'town', ...APPEND_ONLY, 'api_key', 'idempotency_key'];

const words = (text: string): string[] => text.trim().split(/\s+/);
const columns = (names: string, type: string, suffix = ''): string =>
  words(names)
    .map((name) => `${name}${suffix} ${type}`)
    .join(', ');

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...PLACES, ...RECORDS, ...ACCESS]) await sql.raw(statement).execute(db);
  for (const table of APPEND_ONLY) await refuseChange(db, table);
  await createServiceRole(db);
  for (const table of TENANT_TABLES) await keepCountiesApart(db, table);
}

const PLACES = [
  `create table county (
    county_code text primary key check (county_code ~ '^[0-9]{6}$'),
    name_zh text not null,
    name_en text not null,
    is_fictional boolean not null
  )`,
  `create table town (
    county_code text not null references county,
    town_id text not null,
    name_zh text not null,
    name_en text not null,
    primary key (county_code, town_id)
  )`,
  `create table cooperative (
    county_code text not null references county,
    uscc text not null check (uscc ~ '^93[0-9A-HJ-NPQRTUWXY]{16}$'),
    town_id text not null,
    name text not null,
    name_en text,
    trade text not null,
    trade_en text,
    registered_on date not null,
    note text,
    note_en text,
    recorded_by text not null,
    recorded_at timestamptz not null,
    primary key (county_code, uscc),
    foreign key (county_code, town_id) references town
  )`,
];

const RECORDS = [
  `create table statement (
    county_code text not null,
    statement_id text not null,
    uscc text not null,
    fiscal_year smallint not null,
    revision smallint not null check (revision >= 1),
    form text not null,
    document text not null,
    document_digest text not null,
    submitted_by text not null,
    submitted_at timestamptz not null,
    primary key (county_code, statement_id),
    unique (county_code, uscc, fiscal_year, revision),
    unique (county_code, statement_id, submitted_by),
    foreign key (county_code, uscc) references cooperative
  )`,
  `create table statement_amounts (
    county_code text not null,
    statement_id text not null,
    ${columns(AMOUNTS, 'numeric(16, 2)')},
    ${columns(AMOUNTS, 'numeric(16, 2)', '_opening')},
    ${columns(SURPLUS, 'numeric(16, 2)')},
    primary key (county_code, statement_id),
    foreign key (county_code, statement_id) references statement
  )`,
  `create table statement_verification (
    county_code text not null,
    statement_id text not null,
    submitted_by text not null,
    verified_by text not null,
    decision text not null check (decision in ('accepted', 'returned')),
    note text,
    verified_at timestamptz not null,
    primary key (county_code, statement_id),
    foreign key (county_code, statement_id, submitted_by)
      references statement (county_code, statement_id, submitted_by),
    constraint maker_is_not_checker check (verified_by <> submitted_by)
  )`,
  `create table fact_sheet (
    county_code text not null,
    fact_sheet_id text not null,
    uscc text not null,
    fiscal_year smallint not null,
    statement_id text,
    revision smallint not null check (revision >= 1),
    source text not null,
    recorded_by text not null,
    recorded_at timestamptz not null,
    ${Object.entries(FACTS)
      .map(([type, names]) => columns(names, type))
      .join(', ')},
    primary key (county_code, fact_sheet_id),
    unique (county_code, statement_id),
    foreign key (county_code, uscc) references cooperative,
    foreign key (county_code, statement_id) references statement
  )`,
  `create unique index fact_sheet_on_record on fact_sheet (county_code, uscc, fiscal_year, revision)
    where statement_id is null`,
  `create table rating (
    county_code text not null,
    rating_id text not null,
    uscc text not null,
    fiscal_year smallint not null,
    statement_id text,
    fact_sheet_id text,
    standing_sheet_id text,
    model_id text not null,
    model_version text not null,
    model_digest text not null,
    score double precision check (score between 0 and 100),
    level text not null
      check (level in ('NORMAL', 'BLUE', 'YELLOW', 'ORANGE', 'RED', 'DATA_GAP', 'REVIEW')),
    level_by_score text,
    triggers text[] not null,
    missing_weight double precision not null,
    criterion_scores double precision[] not null,
    rated_by text not null,
    rated_at timestamptz not null,
    primary key (county_code, rating_id),
    foreign key (county_code, uscc) references cooperative,
    foreign key (county_code, statement_id) references statement,
    foreign key (county_code, fact_sheet_id) references fact_sheet,
    foreign key (county_code, standing_sheet_id) references fact_sheet
  )`,
  `create index rating_newest
    on rating (county_code, uscc, fiscal_year desc, rated_at desc, rating_id desc)`,
];

const ACCESS = [
  `create table api_key (
    county_code text not null references county,
    key_id text not null,
    key_hash text not null unique,
    role text not null check (role in
      ('bureau', 'township', 'cooperative', 'bank', 'guarantor', 'regulator', 'expert')),
    organisation text,
    actor text not null,
    name text not null,
    created_at timestamptz not null,
    expires_at timestamptz,
    primary key (county_code, key_id)
  )`,
  `create table audit_record (
    county_code text not null references county,
    chain text not null,
    seq integer not null check (seq >= 1),
    hash text not null,
    record text not null,
    actor text not null,
    action text not null,
    subject text not null,
    recorded_at timestamptz not null,
    primary key (county_code, chain, seq)
  )`,
  `create table idempotency_key (
    county_code text not null references county,
    actor text not null,
    key text not null,
    input_digest text not null,
    result text,
    created_at timestamptz not null,
    primary key (county_code, actor, key)
  )`,
  `create function refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception 'rows of % are never changed or removed', tg_table_name
        using errcode = 'restrict_violation';
    end
  $$`,
];

async function refuseChange(db: Kysely<unknown>, table: string): Promise<void> {
  await sql
    .raw(`create trigger append_only before update or delete or truncate on ${table}
      for each statement execute function refuse_change()`)
    .execute(db);
}

async function createServiceRole(db: Kysely<unknown>): Promise<void> {
  const statements = [
    `do $$ begin
      if not exists (select from pg_roles where rolname = 'heheng_service') then
        create role heheng_service nologin;
      end if;
    end $$`,
    `do $$ begin
      if not pg_has_role(current_user, 'heheng_service', 'set') then
        grant heheng_service to current_user;
      end if;
    end $$`,
    'grant usage on schema public to heheng_service',
    `grant select, insert on ${TENANT_TABLES.join(', ')} to heheng_service`,
    'grant update, delete on idempotency_key to heheng_service',
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}

/** A key is looked up by its hash before anybody knows which county it belongs to. */
async function keepCountiesApart(db: Kysely<unknown>, table: string): Promise<void> {
  const ofCounty = `county_code = current_setting('app.county', true)`;
  const ofKey = `key_hash = current_setting('app.key_hash', true)`;
  const visible = table === 'api_key' ? `${ofCounty} or ${ofKey}` : ofCounty;
  const statements = [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy of_county on ${table} using (${visible}) with check (${ofCounty})`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}
