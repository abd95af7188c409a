import { type Kysely, sql } from 'kysely';

/*
 * People, what they may act for, and how they were invited. Accounts, passwords and sessions belong
 * to no county: they live in a schema of their own, which only the role heheng_auth reaches. Who
 * acts for whom is kept by county like everything else, and whose transaction it is decides what is
 * seen of it: the bureau never has a hand in who acts for the regulator.
 */

const ROLES = `('bureau', 'township', 'cooperative', 'bank', 'guarantor', 'regulator', 'expert')`;

const TABLES = [
  `create table membership (
    county_code text not null references county,
    membership_id text not null,
    user_id text not null,
    role text not null check (role in ${ROLES}),
    organisation text not null,
    name text not null,
    scopes text[],
    invited_by text not null,
    created_at timestamptz not null,
    primary key (county_code, membership_id)
  )`,
  'create index membership_by_organisation on membership (county_code, role, organisation)',
  'create index membership_by_person on membership (user_id)',
  `create table membership_end (
    county_code text not null,
    membership_id text not null,
    ended_by text not null,
    ended_at timestamptz not null,
    primary key (county_code, membership_id),
    foreign key (county_code, membership_id) references membership
  )`,
  `create table invitation (
    county_code text not null references county,
    invitation_id text not null,
    token_hash text not null,
    email text not null,
    role text not null check (role in ${ROLES}),
    organisation text not null,
    scopes text[],
    invited_by text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    primary key (county_code, invitation_id)
  )`,
  'create index invitation_by_token on invitation (token_hash)',
  `create table invitation_use (
    county_code text not null,
    invitation_id text not null,
    membership_id text not null,
    used_at timestamptz not null,
    primary key (county_code, invitation_id),
    foreign key (county_code, invitation_id) references invitation,
    foreign key (county_code, membership_id) references membership
  )`,
  `create table api_key_revocation (
    county_code text not null,
    key_id text not null,
    revoked_by text not null,
    revoked_at timestamptz not null,
    primary key (county_code, key_id),
    foreign key (county_code, key_id) references api_key
  )`,
  'create index api_key_by_organisation on api_key (county_code, role, organisation)',
];

const OF_COUNTY = `county_code = current_setting('app.county', true)`;

/** One's own organisation; the bureau all others but the regulator's, the machine all. */
const OF_ORGANISATION = `${OF_COUNTY} and case current_setting('app.role', true)
  when 'operator' then true
  when 'bureau' then role <> 'regulator'
    and (role <> 'bureau' or organisation = current_setting('app.organisation', true))
  else role = current_setting('app.role', true)
    and organisation = current_setting('app.organisation', true)
  end`;

/** People find what they may act for before it is known for whom they act. */
const OF_PERSON = `user_id = nullif(current_setting('app.person', true), '')`;

/** What carries a secret is found by its hash before its county is known. */
const OF_HASH = `token_hash = nullif(current_setting('app.key_hash', true), '')`;

/** A row about another one is seen with it. */
const withIts = (parent: string, id: string, child: string): string =>
  `exists (select from ${parent} parent
    where parent.county_code = ${child}.county_code and parent.${id} = ${child}.${id})`;

const POLICIES: Readonly<Record<string, { readonly using: string; readonly check?: string }>> = {
  membership: { using: `(${OF_ORGANISATION}) or ${OF_PERSON}`, check: OF_ORGANISATION },
  membership_end: { using: withIts('membership', 'membership_id', 'membership_end') },
  invitation: { using: `(${OF_ORGANISATION}) or ${OF_HASH}`, check: OF_ORGANISATION },
  invitation_use: { using: withIts('invitation', 'invitation_id', 'invitation_use') },
  api_key_revocation: { using: withIts('api_key', 'key_id', 'api_key_revocation') },
};

const APPEND_ONLY = ['membership_end', 'invitation_use', 'api_key_revocation'];

/** The tables of better-auth, and what sign-in counts. */
const IDENTITY = [
  'create schema auth',
  `create table auth.user (
    id text primary key,
    name text not null,
    email text not null unique,
    email_verified boolean not null,
    image text,
    two_factor_enabled boolean,
    created_at timestamptz not null,
    updated_at timestamptz not null
  )`,
  `create table auth.session (
    id text primary key,
    token text not null unique,
    user_id text not null references auth.user on delete cascade,
    expires_at timestamptz not null,
    ip_address text,
    user_agent text,
    membership_id text,
    has_second_factor boolean not null default false,
    created_at timestamptz not null,
    updated_at timestamptz not null
  )`,
  'create index session_by_user on auth.session (user_id)',
  `create table auth.account (
    id text primary key,
    account_id text not null,
    provider_id text not null,
    user_id text not null references auth.user on delete cascade,
    access_token text,
    refresh_token text,
    id_token text,
    access_token_expires_at timestamptz,
    refresh_token_expires_at timestamptz,
    scope text,
    password text,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    unique (provider_id, account_id)
  )`,
  'create index account_by_user on auth.account (user_id)',
  `create table auth.verification (
    id text primary key,
    identifier text not null,
    value text not null,
    expires_at timestamptz not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
  )`,
  'create index verification_by_identifier on auth.verification (identifier)',
  `create table auth.two_factor (
    id text primary key,
    secret text not null,
    backup_codes text not null,
    user_id text not null unique references auth.user on delete cascade,
    verified boolean,
    failed_verification_count integer,
    locked_until timestamptz
  )`,
  `create table auth.used_code (
    user_id text not null references auth.user on delete cascade,
    code text not null,
    used_at timestamptz not null,
    primary key (user_id, code)
  )`,
  `create table auth.failed_attempt (
    attempt_id text primary key,
    account_hash text,
    address_hash text,
    failed_at timestamptz not null
  )`,
  'create index failed_attempt_by_account on auth.failed_attempt (account_hash, failed_at)',
  'create index failed_attempt_by_address on auth.failed_attempt (address_hash, failed_at)',
  `do $$ begin
    if not exists (select from pg_roles where rolname = 'heheng_auth') then
      create role heheng_auth nologin;
    end if;
  end $$`,
  `do $$ begin
    if not pg_has_role(current_user, 'heheng_auth', 'set') then
      grant heheng_auth to current_user;
    end if;
  end $$`,
  'grant usage on schema auth to heheng_auth',
  'grant select, insert, update, delete on all tables in schema auth to heheng_auth',
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...TABLES, ...IDENTITY]) await sql.raw(statement).execute(db);
  for (const [table, { using, check = using }] of Object.entries(POLICIES)) {
    await keepApart(db, table, using, check);
  }
  for (const table of APPEND_ONLY) await refuseChange(db, table);
}

async function keepApart(db: Kysely<unknown>, table: string, using: string, check: string) {
  const statements = [
    `grant select, insert on ${table} to heheng_service`,
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy of_county on ${table} using (${using}) with check (${check})`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}

async function refuseChange(db: Kysely<unknown>, table: string): Promise<void> {
  await sql
    .raw(`create trigger append_only before update or delete or truncate on ${table}
      for each statement execute function refuse_change()`)
    .execute(db);
}
