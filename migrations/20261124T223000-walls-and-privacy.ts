import { type Kysely, sql } from 'kysely';

/*
 * Walls between organisations, and what the protection of personal information asks for: consents,
 * the register of disclosures, contacts, and reviews of ratings by a person.
 *
 * Each table keeps its policy of_county; restrictive policies beside it say which of the county's
 * rows an organisation reads and adds. Settings stand in sub-selects, so that they are read once a
 * query and not once a row; which cooperatives a township or a bank sees is the answer of a
 * function, so that the queries of those who see the whole county are not planned with it.
 */

const setting = (name: string): string => `(select current_setting('app.${name}', true))`;
const roleIs = (...roles: readonly string[]): string =>
  `(select current_setting('app.role', true) in ('${roles.join("', '")}'))`;
const organisationOf = (...roles: readonly string[]): string =>
  `(select case when current_setting('app.role', true) in ('${roles.join("', '")}')
    then current_setting('app.organisation', true) end)`;
const any = (...conditions: readonly string[]): string =>
  conditions.map((condition) => `(${condition})`).join(' or ');

const IN_COUNTY = `county_code = ${setting('county')}`;
const SEES_COUNTY = roleIs('bureau', 'regulator', 'operator');
const WRITES_COUNTY = roleIs('bureau', 'operator');
const IS_RECEIVER = roleIs('bank', 'guarantor');
const IS_ITS_OWN = `uscc = ${organisationOf('cooperative')}`;
const IS_RECEIVED = `receiver = ${organisationOf('bank', 'guarantor')}`;
const IS_EVIDENCE = 'in (select evidence_shown())';
const IS_LOCAL = `${roleIs('township', 'cooperative')} and uscc in (select usccs_seen())`;

const seen = (column: string, kind: string): string =>
  `${column} in (select usccs_seen('${kind}'))`;

const ofStatement = (table: string): string =>
  `exists (select from statement s
    where s.county_code = ${table}.county_code and s.statement_id = ${table}.statement_id)`;

/** Chains of the county and of models are appended to by many, who have to read their heads. */
const IS_SHARED_CHAIN = `chain !~ '^93[0-9A-Z]{16}$' and ${roleIs(
  ...['township', 'cooperative', 'bank', 'guarantor', 'expert'],
)}`;
const OWN_CHAINS = any(
  SEES_COUNTY,
  IS_SHARED_CHAIN,
  `${roleIs('township', 'cooperative')} and ${seen('chain', 'audit')}`,
);

type Wall = { readonly reads: string; readonly adds: string };

const WALLS: Readonly<Record<string, Wall>> = {
  cooperative: {
    reads: any(
      SEES_COUNTY,
      IS_ITS_OWN,
      `town_id = ${organisationOf('township')}`,
      `${IS_RECEIVER} and uscc in (select usccs_seen())`,
    ),
    adds: WRITES_COUNTY,
  },
  statement: {
    reads: any(SEES_COUNTY, seen('uscc', 'statements')),
    adds: any(WRITES_COUNTY, IS_ITS_OWN),
  },
  statement_amounts: {
    reads: any(SEES_COUNTY, ofStatement('statement_amounts'), `statement_id ${IS_EVIDENCE}`),
    adds: any(WRITES_COUNTY, `${roleIs('cooperative')} and ${ofStatement('statement_amounts')}`),
  },
  statement_verification: {
    reads: any(SEES_COUNTY, ofStatement('statement_verification'), `statement_id ${IS_EVIDENCE}`),
    adds: any(WRITES_COUNTY, `${roleIs('township')} and ${ofStatement('statement_verification')}`),
  },
  fact_sheet: {
    reads: any(
      SEES_COUNTY,
      seen('uscc', 'facts'),
      `fact_sheet_id ${IS_EVIDENCE}`,
      `statement_id ${IS_EVIDENCE}`,
    ),
    adds: any(WRITES_COUNTY, IS_LOCAL),
  },
  rating: { reads: any(SEES_COUNTY, seen('uscc', 'rating')), adds: WRITES_COUNTY },
  audit_record: { reads: OWN_CHAINS, adds: OWN_CHAINS },
  consent: { reads: any(SEES_COUNTY, IS_ITS_OWN, IS_RECEIVED), adds: IS_ITS_OWN },
  consent_revocation: { reads: any(SEES_COUNTY, IS_ITS_OWN, IS_RECEIVED), adds: IS_ITS_OWN },
  contact: { reads: any(SEES_COUNTY, IS_LOCAL), adds: any(WRITES_COUNTY, IS_ITS_OWN) },
  // Nobody writes in the name of somebody else, and a receiver not without a consent.
  disclosure: {
    reads: any(SEES_COUNTY, IS_ITS_OWN),
    adds: `role = ${setting('role')}
      and coalesce(organisation, '') = ${setting('organisation')}
      and (${any(
        SEES_COUNTY,
        IS_LOCAL,
        `${IS_RECEIVER} and exists (select from live_consent live
          where live.consent_id = disclosure.consent_id and live.uscc = disclosure.uscc
            and live.purpose = disclosure.purpose)`,
      )})`,
  },
  rating_review_request: {
    reads: any(SEES_COUNTY, seen('uscc', 'rating')),
    adds: IS_ITS_OWN,
  },
  rating_review_decision: {
    reads: any(SEES_COUNTY, seen('uscc', 'rating')),
    adds: roleIs('bureau'),
  },
};

const TABLES = [
  `create table consent (
    county_code text not null,
    consent_id text not null,
    uscc text not null,
    receiver text not null,
    purpose text not null check (purpose in ('loan', 'guarantee', 'post-loan')),
    scopes text[] not null check (cardinality(scopes) between 1 and 3
      and scopes <@ array['rating', 'statements', 'facts']),
    valid_from timestamptz not null,
    valid_until timestamptz not null,
    wording_version text not null,
    granted_by text not null,
    granted_at timestamptz not null,
    primary key (county_code, consent_id),
    unique (county_code, consent_id, uscc, receiver),
    foreign key (county_code, uscc) references cooperative,
    foreign key (county_code, receiver) references organisation,
    constraint consent_is_limited
      check (valid_until > valid_from and valid_until <= valid_from + interval '366 days')
  )`,
  'create index consent_of_receiver on consent (county_code, receiver, purpose, valid_until)',
  'create index consent_of_cooperative on consent (county_code, uscc, consent_id)',
  `create table consent_revocation (
    county_code text not null,
    consent_id text not null,
    uscc text not null,
    receiver text not null,
    reason text,
    revoked_by text not null,
    revoked_at timestamptz not null,
    primary key (county_code, consent_id),
    foreign key (county_code, consent_id, uscc, receiver)
      references consent (county_code, consent_id, uscc, receiver)
  )`,
  `create table contact (
    county_code text not null,
    uscc text not null,
    revision smallint not null check (revision >= 1),
    name text not null,
    phone text not null,
    recorded_by text not null,
    recorded_at timestamptz not null,
    primary key (county_code, uscc, revision),
    foreign key (county_code, uscc) references cooperative
  )`,
  `create table disclosure (
    county_code text not null,
    disclosure_id text not null,
    uscc text not null,
    role text not null,
    organisation text,
    actor text not null,
    purpose text not null,
    consent_id text,
    shown text[] not null check (cardinality(shown) >= 1),
    request_id text not null,
    disclosed_at timestamptz not null,
    primary key (county_code, disclosure_id),
    foreign key (county_code, uscc) references cooperative,
    foreign key (county_code, consent_id) references consent
  )`,
  'create index disclosure_of_cooperative on disclosure (county_code, uscc, disclosure_id)',
  'create index disclosure_by_consent on disclosure (county_code, consent_id)',
  'create index disclosure_by_age on disclosure (county_code, disclosed_at)',
  'alter table rating add unique (county_code, rating_id, uscc, rated_by)',
  `create table rating_review_request (
    county_code text not null,
    request_id text not null,
    uscc text not null,
    rating_id text not null,
    rated_by text not null,
    reasons text not null,
    requested_by text not null,
    requested_at timestamptz not null,
    primary key (county_code, request_id),
    unique (county_code, rating_id),
    unique (county_code, request_id, uscc, rated_by, requested_by),
    foreign key (county_code, rating_id, uscc, rated_by)
      references rating (county_code, rating_id, uscc, rated_by)
  )`,
  'create index rating_review_of_cooperative on rating_review_request (county_code, uscc)',
  `create table rating_review_decision (
    county_code text not null,
    request_id text not null,
    uscc text not null,
    rated_by text not null,
    requested_by text not null,
    outcome text not null check (outcome in ('upheld', 'rate-again')),
    reasons text not null,
    decided_by text not null,
    decided_at timestamptz not null,
    primary key (county_code, request_id),
    foreign key (county_code, request_id, uscc, rated_by, requested_by)
      references rating_review_request (county_code, request_id, uscc, rated_by, requested_by),
    constraint reviewer_is_third check (decided_by <> rated_by and decided_by <> requested_by)
  )`,
];

const NEW_TABLES = [
  'consent',
  'consent_revocation',
  'contact',
  'disclosure',
  'rating_review_request',
  'rating_review_decision',
];

const FUNCTIONS = [
  'create index cooperative_of_town on cooperative (county_code, town_id, uscc)',
  // Whoever asks sees the consents that are live for them, now and for the purpose of the request.
  `create view live_consent with (security_invoker = true) as
    select consent.county_code, consent.consent_id, consent.uscc, consent.purpose, consent.scopes
    from consent
    where consent.county_code = ${setting('county')}
      and consent.receiver = ${setting('organisation')}
      and consent.purpose = ${setting('purpose')}
      and consent.valid_from
        <= (select nullif(current_setting('app.at', true), '')::timestamptz)
      and consent.valid_until
        > (select nullif(current_setting('app.at', true), '')::timestamptz)
      and not exists (select from consent_revocation revocation
        where revocation.county_code = consent.county_code
          and revocation.consent_id = consent.consent_id)`,
  'grant select on live_consent to heheng_service',
  // The cooperatives of which somebody who does not see the county sees a kind of data.
  `create function usccs_seen(kind text default null) returns setof text
    language plpgsql stable rows 20 as $$
    begin
      case current_setting('app.role', true)
        when 'cooperative' then
          return next current_setting('app.organisation', true);
        when 'township' then
          return query select uscc from public.cooperative
            where county_code = current_setting('app.county', true)
              and town_id = current_setting('app.organisation', true);
        when 'bank', 'guarantor' then
          return query select uscc from public.live_consent
            where kind is null or kind = any (scopes);
        else null;
      end case;
    end $$`,
  // What a rating rests on is a part of it: the values are shown with it, the filed document not.
  `create function evidence_shown() returns setof text language plpgsql stable as $$
    begin
      return query select evidence.id
        from public.rating
        cross join lateral (values (statement_id), (fact_sheet_id), (standing_sheet_id))
          as evidence (id)
        where county_code = current_setting('app.county', true)
          and current_setting('app.role', true) in ('bank', 'guarantor')
          and uscc in (select public.usccs_seen('rating'))
          and evidence.id is not null;
    end $$`,
];

/** Personal data and traces go when their time is over, by the clock of the database. */
const REMOVAL = [
  `create function refuse_early_removal() returns trigger language plpgsql as $$
    begin
      if (to_jsonb(old) ->> tg_argv[0])::timestamptz > now() - tg_argv[1]::interval then
        raise exception 'rows of % are kept for %', tg_table_name, tg_argv[1]
          using errcode = 'restrict_violation';
      end if;
      return old;
    end $$`,
  `create function refuse_removal_of_newest() returns trigger language plpgsql as $$
    begin
      if not exists (select from contact newer where newer.county_code = old.county_code
          and newer.uscc = old.uscc and newer.revision > old.revision) then
        raise exception 'the newest contact of a cooperative is kept'
          using errcode = 'restrict_violation';
      end if;
      return old;
    end $$`,
  kept('consent', 'refuse_early_removal', 'valid_until', '3 years'),
  kept('consent_revocation', 'refuse_early_removal', 'revoked_at', '3 years'),
  kept('disclosure', 'refuse_early_removal', 'disclosed_at', '3 years'),
  kept('contact', 'refuse_removal_of_newest'),
  'grant delete on consent, consent_revocation, disclosure, contact to heheng_service',
  ...['consent', 'consent_revocation', 'disclosure', 'contact'].map(
    (table) => `create policy removal on ${table} as restrictive for delete
      using (${roleIs('operator')})`,
  ),
];

function kept(table: string, refusal: string, ...args: readonly string[]): string {
  const literals = args.map((arg) => `'${arg}'`).join(', ');
  return `create trigger kept before delete on ${table}
    for each row execute function ${refusal}(${literals})`;
}

const REMOVABLE = ['consent', 'consent_revocation', 'disclosure', 'contact'];

/** Rows that may go one day are still never changed. */
const appendOnly = (table: string): string =>
  `create trigger append_only before
    ${REMOVABLE.includes(table) ? 'update or truncate' : 'update or delete or truncate'}
    on ${table} for each statement execute function refuse_change()`;

const newTable = (table: string): string[] => [
  `grant select, insert on ${table} to heheng_service`,
  `alter table ${table} enable row level security`,
  `alter table ${table} force row level security`,
  `create policy of_county on ${table} using (${IN_COUNTY}) with check (${IN_COUNTY})`,
  appendOnly(table),
];

/** Settings in sub-selects, as above. */
const OLDER_TABLES = [
  ...['county', 'town', 'organisation', 'cooperative', 'statement'],
  ...['statement_amounts', 'statement_verification', 'fact_sheet', 'rating', 'audit_record'],
].map(
  (table) => `alter policy of_county on ${table} using (${IN_COUNTY}) with check (${IN_COUNTY})`,
);

/** What somebody was answered is nobody else's to read. */
const ANSWERS = `alter policy of_county on idempotency_key
  using (${IN_COUNTY} and (${any(`actor = ${setting('actor')}`, roleIs('operator'))}))
  with check (${IN_COUNTY} and actor = ${setting('actor')})`;

const walls = Object.entries(WALLS).flatMap(([table, { reads, adds }]) => [
  `create policy reads on ${table} as restrictive for select using (${reads})`,
  `create policy adds on ${table} as restrictive for insert with check (${adds})`,
]);

export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    ...TABLES,
    ...NEW_TABLES.flatMap(newTable),
    ...FUNCTIONS,
    ...REMOVAL,
    ...OLDER_TABLES,
    ANSWERS,
    ...walls,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}
