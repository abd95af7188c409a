import { type Kysely, sql } from 'kysely';

/*
 * Webhooks. What happens to a cooperative is written down as an event, in the transaction of the
 * change and in the order of that cooperative; from there it becomes a delivery to each endpoint that
 * may know of it. The text of a delivery never changes, its tries are added.
 */

const setting = (name: string): string => `(select current_setting('app.${name}', true))`;
const roleIs = (...roles: readonly string[]): string =>
  `(select current_setting('app.role', true) in ('${roles.join("', '")}'))`;
const any = (...conditions: readonly string[]): string =>
  conditions.map((condition) => `(${condition})`).join(' or ');

const IN_COUNTY = `county_code = ${setting('county')}`;
const IS_OPERATOR = roleIs('operator');
const IS_OWN = `role = ${setting('role')} and organisation = ${setting('organisation')}`;
const IS_SEEN = any(
  roleIs('bureau', 'regulator', 'operator'),
  `${roleIs('township', 'cooperative')} and uscc in (select usccs_seen())`,
);
const ROLES = `('bureau', 'cooperative', 'bank', 'guarantor', 'regulator')`;

const TABLES = [
  `create table webhook_event (
    county_code text not null,
    uscc text not null,
    number integer not null check (number >= 1),
    type text not null,
    occurred_at timestamptz not null,
    data text not null,
    is_distributed boolean not null default false,
    primary key (county_code, uscc, number),
    foreign key (county_code, uscc) references cooperative
  )`,
  `create index webhook_event_waiting on webhook_event (county_code, uscc, number)
    where not is_distributed`,
  `create table webhook_endpoint (
    county_code text not null,
    endpoint_id text not null,
    role text not null check (role in ${ROLES}),
    organisation text not null,
    url text not null,
    events text[],
    sealed_secret text not null,
    created_by text not null,
    created_at timestamptz not null,
    ended_at timestamptz,
    primary key (county_code, endpoint_id),
    unique (county_code, endpoint_id, role, organisation)
  )`,
  `create table webhook_delivery (
    county_code text not null,
    delivery_id text not null,
    endpoint_id text not null,
    role text not null,
    organisation text not null,
    uscc text,
    number integer,
    type text not null,
    body text not null,
    state text not null check (state in ('pending', 'delivered', 'given-up', 'withheld')),
    try_count integer not null,
    failure_count integer not null,
    created_at timestamptz not null,
    next_try_at timestamptz,
    primary key (county_code, delivery_id),
    unique (county_code, delivery_id, role, organisation),
    unique (county_code, endpoint_id, uscc, number),
    foreign key (county_code, endpoint_id, role, organisation)
      references webhook_endpoint (county_code, endpoint_id, role, organisation),
    foreign key (county_code, uscc) references cooperative,
    constraint pending_has_a_next_try check ((state = 'pending') = (next_try_at is not null))
  )`,
  `create index webhook_delivery_due on webhook_delivery (county_code, next_try_at)
    where state = 'pending'`,
  `create index webhook_delivery_waiting on webhook_delivery
    (county_code, endpoint_id, uscc, number) where state = 'pending'`,
  `create index webhook_delivery_of_endpoint on webhook_delivery
    (county_code, endpoint_id, delivery_id)`,
  `create table webhook_try (
    county_code text not null,
    delivery_id text not null,
    number integer not null check (number >= 1),
    role text not null,
    organisation text not null,
    tried_at timestamptz not null,
    status integer,
    fault text,
    primary key (county_code, delivery_id, number),
    foreign key (county_code, delivery_id, role, organisation)
      references webhook_delivery (county_code, delivery_id, role, organisation),
    constraint answered_or_failed check (num_nulls(status, fault) = 1)
  )`,
];

type Wall = { readonly reads: string; readonly adds: string; readonly changes?: string };

const WALLS: Readonly<Record<string, Wall>> = {
  webhook_event: { reads: IS_SEEN, adds: IS_SEEN, changes: IS_OPERATOR },
  webhook_endpoint: {
    reads: any(IS_OPERATOR, IS_OWN),
    adds: IS_OWN,
    changes: any(IS_OPERATOR, IS_OWN),
  },
  webhook_delivery: {
    reads: any(IS_OPERATOR, IS_OWN),
    // Whoever owns an endpoint sends itself a ping, and nothing about a cooperative.
    adds: any(IS_OPERATOR, `${IS_OWN} and uscc is null`),
    changes: any(IS_OPERATOR, IS_OWN),
  },
  webhook_try: { reads: any(IS_OPERATOR, IS_OWN), adds: IS_OPERATOR },
};

const walls = Object.entries(WALLS).flatMap(([table, { reads, adds, changes }]) => [
  `grant select, insert on ${table} to heheng_service`,
  `alter table ${table} enable row level security`,
  `alter table ${table} force row level security`,
  `create policy of_county on ${table} using (${IN_COUNTY}) with check (${IN_COUNTY})`,
  `create policy reads on ${table} as restrictive for select using (${reads})`,
  `create policy adds on ${table} as restrictive for insert with check (${adds})`,
  ...(changes === undefined
    ? []
    : [
        `create policy changes on ${table} as restrictive for update
          using (${changes}) with check (${changes})`,
      ]),
]);

/** What may change is named column by column: no event, address, secret or text is among it. */
const CHANGES = [
  `create policy in_own_name on webhook_endpoint as restrictive for insert
    with check (created_by = ${setting('actor')})`,
  'grant update (is_distributed) on webhook_event to heheng_service',
  'grant update (ended_at) on webhook_endpoint to heheng_service',
  `grant update (state, try_count, failure_count, next_try_at)
    on webhook_delivery to heheng_service`,
  `create trigger append_only before update or delete or truncate on webhook_try
    for each statement execute function refuse_change()`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...TABLES, ...walls, ...CHANGES]) await sql.raw(statement).execute(db);
}
