import { type Kysely, sql } from 'kysely';

/*
 * Cases of the dual control. One case a cooperative; what was done, the keys and the moves between
 * states are added and never changed. The state of a case refers to the move that led to it, and a
 * move to the keys that it needed: so no statement lets a level fall by two, or with one key.
 */

const setting = (name: string): string => `(select current_setting('app.${name}', true))`;
const roleIs = (...roles: readonly string[]): string =>
  `(select current_setting('app.role', true) in ('${roles.join("', '")}'))`;

const IN_COUNTY = `county_code = ${setting('county')}`;
const SEES_COUNTY = roleIs('bureau', 'regulator', 'operator');
const IS_LOCAL = `${roleIs('township', 'cooperative')} and uscc in (select usccs_seen())`;
const IS_SEEN = `(${SEES_COUNTY}) or (${IS_LOCAL})`;
/** Nobody acts, or turns a key, in somebody else's name. */
const IS_OWN_ACT = `person = ${setting('actor')} and body = ${setting('role')}
  and organisation = ${setting('organisation')} and (${IS_SEEN})`;

const STATES = `('NORMAL', 'BLUE', 'YELLOW', 'ORANGE', 'RED', 'DATA_GAP', 'EXIT', 'CLOSED')`;
const BODIES = `('cooperative', 'township', 'bureau', 'regulator')`;

const TABLES = [
  `create function level_rank(state text) returns integer language sql immutable
    set search_path = public, pg_temp as $$
    select case state when 'NORMAL' then 0 when 'BLUE' then 1 when 'YELLOW' then 2
      when 'ORANGE' then 3 when 'RED' then 4 end $$`,
  `create table case_act (
    county_code text not null,
    uscc text not null,
    act_number integer not null check (act_number >= 1),
    stay integer not null,
    duty_number integer,
    kind text not null check (kind in
      ('completed', 'requested', 'verified', 'resumed', 'involved', 'exit-requested')),
    person text not null,
    body text not null check (body in ${BODIES}),
    organisation text not null,
    result text,
    note text,
    evidence jsonb not null,
    acted_at timestamptz not null,
    primary key (county_code, uscc, act_number),
    unique (county_code, uscc, act_number, stay, body),
    foreign key (county_code, uscc) references cooperative
  )`,
  `create table case_key (
    county_code text not null,
    uscc text not null,
    stay integer not null,
    round integer not null,
    purpose text not null check (purpose in ('fall', 'resume')),
    place integer not null check (place in (1, 2)),
    person text not null,
    body text not null check (body in ('township', 'bureau', 'regulator')),
    organisation text not null,
    turned_at timestamptz not null,
    primary key (county_code, uscc, stay, round, purpose, place),
    unique (county_code, uscc, stay, round, purpose, place, person, body, organisation),
    unique (county_code, uscc, stay, round, purpose, person),
    unique (county_code, uscc, stay, round, purpose, body, organisation),
    foreign key (county_code, uscc) references cooperative
  )`,
  `create table case_move (
    county_code text not null,
    uscc text not null,
    stay integer not null check (stay >= 1),
    from_stay integer generated always as (case when stay > 1 then stay - 1 end) stored,
    from_state text not null check (from_state in ${STATES}),
    to_state text not null check (to_state in ${STATES}),
    transition text not null,
    moved_by text not null,
    moved_at timestamptz not null,
    cooperative_act integer,
    cooperative_body text generated always as
      (case when cooperative_act is not null then 'cooperative' end) stored,
    key_round integer,
    key_purpose text generated always as (case when key_round is not null then 'fall' end) stored,
    first_place integer generated always as (case when key_round is not null then 1 end) stored,
    second_place integer generated always as
      (case when second_person is not null then 2 end) stored,
    first_person text,
    first_body text,
    first_organisation text,
    second_person text,
    second_body text,
    second_organisation text,
    primary key (county_code, uscc, stay),
    unique (county_code, uscc, stay, to_state),
    foreign key (county_code, uscc) references cooperative,
    foreign key (county_code, uscc, from_stay, from_state)
      references case_move (county_code, uscc, stay, to_state),
    foreign key (county_code, uscc, cooperative_act, from_stay, cooperative_body)
      references case_act (county_code, uscc, act_number, stay, body),
    foreign key (county_code, uscc, from_stay, key_round, key_purpose, first_place,
        first_person, first_body, first_organisation)
      references case_key (county_code, uscc, stay, round, purpose, place,
        person, body, organisation),
    foreign key (county_code, uscc, from_stay, key_round, key_purpose, second_place,
        second_person, second_body, second_organisation)
      references case_key (county_code, uscc, stay, round, purpose, place,
        person, body, organisation),
    constraint opens_in_its_state check (stay > 1 or from_state = to_state),
    constraint level_falls_by_one check (transition = 'OPENED'
      or level_rank(to_state) is null or level_rank(from_state) is null
      or level_rank(to_state) > level_rank(from_state)
      or (transition = 'FALL-ONE' and level_rank(to_state) = level_rank(from_state) - 1)),
    constraint warning_leaves_no_gap check (to_state <> 'DATA_GAP' or transition = 'OPENED'
      or from_state = 'NORMAL'),
    constraint closes_with_both_keys check (
      not (transition = 'FALL-ONE' or to_state = 'CLOSED')
      or (num_nulls(cooperative_act, key_round, first_person, first_body,
        first_organisation) = 0)),
    constraint closes_with_two_bodies check (
      not ((transition = 'FALL-ONE' and from_state in ('ORANGE', 'RED')) or to_state = 'CLOSED')
      or (num_nulls(second_person, second_body, second_organisation) = 0
        and second_person <> first_person
        and (second_body, second_organisation) <> (first_body, first_organisation)))
  )`,
  `create table risk_case (
    county_code text not null,
    uscc text not null,
    state text not null check (state in ${STATES}),
    stay integer not null,
    revision integer not null,
    disputed_rating_id text,
    is_paused boolean not null,
    opened_at timestamptz not null,
    entered_at timestamptz not null,
    clean_since timestamptz not null,
    late_count integer not null,
    key_round integer not null,
    rating_id text not null,
    rating_level text not null,
    rated_at timestamptz not null,
    duty_count integer not null,
    act_count integer not null,
    entry_count integer not null,
    known_at timestamptz not null,
    next_step_at timestamptz,
    rules_version text not null,
    rules_digest text not null,
    primary key (county_code, uscc),
    foreign key (county_code, uscc) references cooperative,
    foreign key (county_code, uscc, stay, state)
      references case_move (county_code, uscc, stay, to_state),
    foreign key (county_code, rating_id) references rating,
    foreign key (county_code, disputed_rating_id) references rating
  )`,
  'create index risk_case_by_next_step on risk_case (county_code, next_step_at)',
  'create index risk_case_by_state on risk_case (county_code, state)',
  `create table duty (
    county_code text not null,
    uscc text not null,
    number integer not null check (number >= 1),
    duty_id text not null,
    stay integer,
    body text not null check (body in ${BODIES}),
    opened_at timestamptz not null,
    remind_at timestamptz,
    due_at timestamptz not null,
    raises_at timestamptz,
    renews_at timestamptz,
    state text not null check (state in ('open', 'done', 'missed', 'cancelled')),
    is_reminded boolean not null,
    late_at timestamptz,
    ended_at timestamptz,
    person text,
    done_body text,
    organisation text,
    result text,
    answer text check (answer in ('awaited', 'confirmed', 'returned')),
    opened_in text not null check (opened_in in ${STATES}),
    calendar text not null,
    calendar_until integer not null,
    primary key (county_code, uscc, number),
    foreign key (county_code, uscc) references risk_case
  )`,
  'create index duty_by_body on duty (county_code, body, state, due_at)',
  'create index duty_of_case on duty (county_code, uscc, state, stay)',
  `create table case_entry (
    county_code text not null,
    uscc text not null,
    number integer not null check (number >= 1),
    kind text not null,
    happened_at timestamptz not null,
    duty_number integer,
    duty_id text,
    from_state text,
    to_state text,
    transition text,
    actor text not null,
    role text not null,
    primary key (county_code, uscc, number),
    foreign key (county_code, uscc) references risk_case
  )`,
];

const APPEND_ONLY = ['case_act', 'case_key', 'case_move', 'case_entry'];
const MUTABLE = ['risk_case', 'duty'];

/** Whoever did a duty of the government in a stay is not the second official who verifies it. */
const SECOND_OFFICIAL = [
  `create function refuse_own_verification() returns trigger language plpgsql
    set search_path = public, pg_temp as $$
    begin
      if new.purpose = 'fall' and exists (select from public.case_act act
          where act.county_code = new.county_code and act.uscc = new.uscc
            and act.stay = new.stay and act.person = new.person
            and act.kind = 'completed') then
        raise exception 'whoever did a duty does not verify it'
          using errcode = 'check_violation', constraint = 'verifier_is_second_official';
      end if;
      return new;
    end $$`,
  `create trigger second_official before insert on case_key
    for each row execute function refuse_own_verification()`,
  `create function refuse_act_behind_own_key() returns trigger language plpgsql
    set search_path = public, pg_temp as $$
    begin
      if new.kind = 'completed' and exists (select from case_key turned
          join risk_case it on it.county_code = turned.county_code and it.uscc = turned.uscc
            and it.stay = turned.stay and it.key_round = turned.round
          where turned.county_code = new.county_code and turned.uscc = new.uscc
            and turned.stay = new.stay and turned.person = new.person
            and turned.purpose = 'fall') then
        raise exception 'whoever verifies does no duty behind their own key'
          using errcode = 'check_violation', constraint = 'verifier_is_second_official';
      end if;
      return new;
    end $$`,
  `create trigger second_official before insert on case_act
    for each row execute function refuse_act_behind_own_key()`,
];

const ADDS: Readonly<Record<string, string>> = {
  case_act: IS_OWN_ACT,
  case_key: IS_OWN_ACT,
  case_entry: `actor = ${setting('actor')} and role = ${setting('role')} and (${IS_SEEN})`,
};

const walls = [...APPEND_ONLY, ...MUTABLE].flatMap((table) => [
  `grant select, insert on ${table} to heheng_service`,
  `alter table ${table} enable row level security`,
  `alter table ${table} force row level security`,
  `create policy of_county on ${table} using (${IN_COUNTY}) with check (${IN_COUNTY})`,
  `create policy reads on ${table} as restrictive for select using (${IS_SEEN})`,
  `create policy adds on ${table} as restrictive for insert
    with check (${ADDS[table] ?? IS_SEEN})`,
]);

const MOVES_IN_OWN_NAME = `create policy in_own_name on case_move as restrictive for insert
  with check (moved_by = ${setting('actor')})`;

const mutable = MUTABLE.flatMap((table) => [
  `grant update on ${table} to heheng_service`,
  `create policy changes on ${table} as restrictive for update
    using (${IS_SEEN}) with check (${IS_SEEN})`,
]);

const appendOnly = APPEND_ONLY.map(
  (table) => `create trigger append_only before update or delete or truncate on ${table}
    for each statement execute function refuse_change()`,
);

/** The machine sees to every county, and finds them by itself. */
const COUNTIES = `create policy of_machine on county for select using (${roleIs('operator')})`;

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [
    ...TABLES,
    ...SECOND_OFFICIAL,
    ...walls,
    ...mutable,
    ...appendOnly,
    MOVES_IN_OWN_NAME,
    COUNTIES,
  ]) {
    await sql.raw(statement).execute(db);
  }
}
