import { type Kysely, sql } from 'kysely';

/*
 * Buyers confirm contracts themselves, through a link that an office hands over. Whoever holds the
 * link acts as "buyer": they see what they are asked and nothing else of the county, answer once, and
 * what they confirm is recorded by the hand of who asked, who therefore does not verify it.
 */

const setting = (name: string): string => `(select current_setting('app.${name}', true))`;
const roleIs = (...roles: readonly string[]): string =>
  `(select current_setting('app.role', true) in ('${roles.join("', '")}'))`;
const any = (...conditions: readonly string[]): string =>
  conditions.map((condition) => `(${condition})`).join(' or ');

const IN_COUNTY = `county_code = ${setting('county')}`;
const SEES_COUNTY = roleIs('bureau', 'regulator', 'operator');
const IS_OF_TOWN = `${roleIs('township')} and uscc in (select usccs_seen())`;
const IS_OFFICE = any(SEES_COUNTY, IS_OF_TOWN);
const RECORDS = any(roleIs('bureau'), IS_OF_TOWN);
const OF_HASH = `token_hash = nullif(${setting('key_hash')}, '')`;

/** What the link at hand asks. */
const asked = (column: string): string =>
  `(select ${column} from buyer_confirmation where ${OF_HASH})`;
const ofLink = (column: string, its: string): string =>
  `${roleIs('buyer')} and ${column} = ${asked(its)}`;

const TABLES = [
  `create table buyer_confirmation (
    county_code text not null,
    confirmation_id text not null,
    token_hash text not null,
    uscc text not null,
    seller text not null,
    buyer text not null,
    fiscal_year integer not null,
    product text not null,
    quantity text,
    amount numeric(16, 2) not null,
    counts_until date not null,
    requested_by text not null,
    requested_at timestamptz not null,
    expires_at timestamptz not null,
    primary key (county_code, confirmation_id),
    unique (county_code, confirmation_id, uscc),
    foreign key (county_code, uscc) references cooperative,
    constraint expires_later check (expires_at > requested_at)
  )`,
  'create index buyer_confirmation_by_token on buyer_confirmation (token_hash)',
  `create table buyer_withdrawal (
    county_code text not null,
    confirmation_id text not null,
    uscc text not null,
    withdrawn_by text not null,
    withdrawn_at timestamptz not null,
    primary key (county_code, confirmation_id),
    foreign key (county_code, confirmation_id, uscc)
      references buyer_confirmation (county_code, confirmation_id, uscc)
  )`,
  `create table buyer_answer (
    county_code text not null,
    confirmation_id text not null,
    uscc text not null,
    answer text not null check (answer in ('confirmed', 'corrected', 'refused')),
    amount numeric(16, 2),
    note text,
    answerer text not null,
    answered_at timestamptz not null,
    item_id text,
    primary key (county_code, confirmation_id),
    foreign key (county_code, confirmation_id, uscc)
      references buyer_confirmation (county_code, confirmation_id, uscc),
    foreign key (county_code, item_id) references third_party_item,
    constraint amount_is_corrected check ((answer = 'corrected') = (amount is not null)),
    constraint refusal_records_nothing check ((answer = 'refused') = (item_id is null))
  )`,
];

const withoutIts = (table: string, other: string): string =>
  `not exists (select from ${other} it where it.county_code = ${table}.county_code
    and it.confirmation_id = ${table}.confirmation_id)`;

const WALLS: Readonly<Record<string, { readonly reads: string; readonly adds: string }>> = {
  buyer_confirmation: { reads: any(IS_OFFICE, OF_HASH), adds: RECORDS },
  buyer_withdrawal: {
    reads: any(IS_OFFICE, ofLink('confirmation_id', 'confirmation_id')),
    adds: `(${RECORDS}) and ${withoutIts('buyer_withdrawal', 'buyer_answer')}`,
  },
  buyer_answer: {
    reads: any(IS_OFFICE, ofLink('confirmation_id', 'confirmation_id')),
    adds: `${ofLink('confirmation_id', 'confirmation_id')}
      and ${setting('at')}::timestamptz < ${asked('expires_at')}
      and ${withoutIts('buyer_answer', 'buyer_withdrawal')}`,
  },
};

const walls = Object.entries(WALLS).flatMap(([table, { reads, adds }]) => [
  `grant select, insert on ${table} to heheng_service`,
  `alter table ${table} enable row level security`,
  `alter table ${table} force row level security`,
  // Until its link has been looked up, nobody knows the county of a confirmation.
  `create policy of_county on ${table}
    using (${table === 'buyer_confirmation' ? any(IN_COUNTY, OF_HASH) : IN_COUNTY})
    with check (${IN_COUNTY})`,
  `create policy reads on ${table} as restrictive for select using (${reads})`,
  `create policy adds on ${table} as restrictive for insert with check (${adds})`,
  `create trigger append_only before update or delete or truncate on ${table}
    for each statement execute function refuse_change()`,
]);

const inOwnName = (table: string, who: string): string =>
  `create policy in_own_name on ${table} as restrictive for insert
    with check (${who} = ${setting('actor')})`;

/** As before, and the chain of the cooperative that the link is about. */
const OWN_CHAINS = any(
  SEES_COUNTY,
  `chain !~ '^93[0-9A-Z]{16}$'
    and ${roleIs('township', 'cooperative', 'bank', 'guarantor', 'expert')}`,
  `${roleIs('township', 'cooperative')} and chain in (select usccs_seen('audit'))`,
  ofLink('chain', 'uscc'),
);

const BUYERS = [
  inOwnName('buyer_confirmation', 'requested_by'),
  inOwnName('buyer_withdrawal', 'withdrawn_by'),
  `alter policy adds on third_party_item with check (${any(
    RECORDS,
    `${ofLink('uscc', 'uscc')} and kind = 'contract'`,
  )})`,
  `alter policy in_own_name on third_party_item with check (${any(
    `recorded_by = ${setting('actor')} and not ${roleIs('buyer')}`,
    ofLink('recorded_by', 'requested_by'),
  )})`,
  `alter policy adds on audit_record with check (${OWN_CHAINS})`,
  `alter policy reads on audit_head using (${OWN_CHAINS})`,
  `alter policy adds on audit_head with check (${OWN_CHAINS})`,
  `alter policy moves on audit_head using (${OWN_CHAINS}) with check (${OWN_CHAINS})`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...TABLES, ...walls, ...BUYERS]) await sql.raw(statement).execute(db);
}
