import { type Kysely, sql } from 'kysely';

/*
 * Whoever invites somebody holds the link, so they could be both people: a third person of the
 * organisation confirms a membership before it approves anything, and until then its inviter checks
 * nothing that it made. Invitations can be withdrawn; and names and addresses are forgotten when nobody
 * needs them any more, without the rows that carry them.
 */

const setting = (name: string): string => `(select current_setting('app.${name}', true))`;
const IS_OPERATOR = `(select current_setting('app.role', true) = 'operator')`;

/** A row about another one is found by the other one's key. */
const its = (table: string, id: string, child: string): string =>
  `${table}.county_code = ${child}.county_code and ${table}.${id} = ${child}.${id}`;

const TABLES = [
  'alter table membership add unique (county_code, membership_id, user_id, invited_by)',
  `create table membership_confirmation (
    county_code text not null,
    membership_id text not null,
    user_id text not null,
    invited_by text not null,
    confirmed_by text not null,
    confirmed_at timestamptz not null,
    primary key (county_code, membership_id),
    foreign key (county_code, membership_id, user_id, invited_by)
      references membership (county_code, membership_id, user_id, invited_by),
    constraint confirmer_is_third check (confirmed_by <> user_id and confirmed_by <> invited_by)
  )`,
  `create table invitation_withdrawal (
    county_code text not null,
    invitation_id text not null,
    withdrawn_by text not null,
    withdrawn_at timestamptz not null,
    primary key (county_code, invitation_id),
    foreign key (county_code, invitation_id) references invitation
  )`,
];

const newTable = (table: string, parent: string, id: string): string[] => [
  `grant select, insert on ${table} to heheng_service`,
  `alter table ${table} enable row level security`,
  `alter table ${table} force row level security`,
  `create policy of_county on ${table}
    using (exists (select from ${parent} where ${its(parent, id, table)}))`,
  `create trigger append_only before update or delete or truncate on ${table}
    for each statement execute function refuse_change()`,
];

/** A policy does not ask about its own table, a function does: whoever acts, for their organisation. */
const AWAITS_CONFIRMATION = `create function awaits_confirmation() returns boolean
  language plpgsql stable set search_path = public, pg_temp as $$
    begin
      return exists (select from membership own
        where own.county_code = current_setting('app.county', true)
          and own.user_id = current_setting('app.actor', true)
          and own.role = current_setting('app.role', true)
          and own.organisation = current_setting('app.organisation', true)
          and own.invited_by <> 'operator'
          and not exists (select from membership_end ended
            where ${its('ended', 'membership_id', 'own')})
          and not exists (select from membership_confirmation confirmed
            where ${its('confirmed', 'membership_id', 'own')}));
    end $$`;

/** One's own organisation; and whoever awaits confirmation themselves confirms nobody. */
const IS_CONFIRMER = `exists (select from membership
    where ${its('membership', 'membership_id', 'membership_confirmation')}
      and membership.role = ${setting('role')}
      and membership.organisation = ${setting('organisation')})
  and not (select awaits_confirmation())`;

/** Whom nobody confirmed invites nobody who could approve, or they would vouch for the next one. */
const IS_VOUCHER = `role not in ('bureau', 'township', 'regulator')
  or not scopes && array['statements:verify', 'ratings:decide-review', 'weighting:review',
    'weighting:publish', 'people:confirm']
  or not (select awaits_confirmation())`;

/** Nobody checks the work of somebody whom they alone have vouched for. */
const INVITER_IS_CHECKER = `create function refuse_inviter() returns trigger
  language plpgsql set search_path = public, pg_temp as $$
    declare
      asking text := coalesce(current_setting('app.person', true), '');
      made_by text := to_jsonb(new) ->> tg_argv[0];
    begin
      -- Seen as the maker sees it: a township sees nothing of whom its clerk invited as the bureau.
      perform set_config('app.person', made_by, true);
      if exists (select from membership maker
          where maker.county_code = new.county_code
            and maker.user_id = made_by
            and maker.invited_by = to_jsonb(new) ->> tg_argv[1]
            and not exists (select from membership_confirmation confirmed
              where ${its('confirmed', 'membership_id', 'maker')})) then
        raise exception 'nobody checks the work of whom they invited'
          using errcode = 'restrict_violation', constraint = 'inviter_is_not_checker';
      end if;
      perform set_config('app.person', asking, true);
      return null;
    end $$`;

const refusesInviter = (table: string, maker: string, checker: string): string =>
  `create trigger inviter_of_${maker} after insert on ${table}
    for each row execute function refuse_inviter('${maker}', '${checker}')`;

const unless = (table: string, child: string): string =>
  `not exists (select from ${table} where ${its(table, 'invitation_id', child)})`;

const adds = (table: string, condition: string, name = 'adds'): string =>
  `create policy ${name} on ${table} as restrictive for insert with check (${condition})`;

const POLICIES = [
  adds('membership_confirmation', `confirmed_by = ${setting('actor')}`, 'in_own_name'),
  adds('membership_confirmation', IS_CONFIRMER),
  adds('invitation_withdrawal', `withdrawn_by = ${setting('actor')}`, 'in_own_name'),
  adds('invitation_withdrawal', unless('invitation_use', 'invitation_withdrawal')),
  adds('invitation', IS_VOUCHER, 'by_voucher'),
  adds('invitation_use', unless('invitation_withdrawal', 'invitation_use')),
];

const FORGETTING = [
  `create function only_forgets() returns trigger language plpgsql as $$
    begin
      if to_jsonb(new) - tg_argv[0] = to_jsonb(old) - tg_argv[0]
        and to_jsonb(new) ->> tg_argv[0] = '' then return new; end if;
      raise exception 'of % nothing changes but that % is forgotten', tg_table_name, tg_argv[0]
        using errcode = 'restrict_violation';
    end $$`,
  ...forgets(
    'membership',
    'name',
    `exists (select from membership_end where
      ${its('membership_end', 'membership_id', 'membership')})`,
  ),
  // The links of those that are over open nothing, by the clock of the database.
  ...forgets(
    'invitation',
    'email',
    `expires_at <= now()
      or exists (select from invitation_use where
        ${its('invitation_use', 'invitation_id', 'invitation')})`,
  ),
];

/** A column that the operator empties once a row is over; nothing else of the row ever changes. */
function forgets(table: string, column: string, isOver: string): string[] {
  return [
    `grant update (${column}) on ${table} to heheng_service`,
    `create policy forgets on ${table} as restrictive for update
      using (${IS_OPERATOR} and (${isOver}))`,
    `create trigger only_forgets before update on ${table}
      for each row execute function only_forgets('${column}')`,
    `create trigger stays before delete or truncate on ${table}
      for each statement execute function refuse_change()`,
  ];
}

export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    ...TABLES,
    ...newTable('membership_confirmation', 'membership', 'membership_id'),
    ...newTable('invitation_withdrawal', 'invitation', 'invitation_id'),
    AWAITS_CONFIRMATION,
    ...POLICIES,
    INVITER_IS_CHECKER,
    refusesInviter('statement_verification', 'submitted_by', 'verified_by'),
    refusesInviter('rating_review_decision', 'rated_by', 'decided_by'),
    refusesInviter('rating_review_decision', 'requested_by', 'decided_by'),
    ...FORGETTING,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}
