import { type Kysely, sql } from 'kysely';

/*
 * One person, one side: government, a cooperative, finance and the regulator watch each other, so
 * nobody acts for two of them in one county. Whoever gives somebody a membership locks the row of that
 * person and then looks at what else they act for; what has ended binds nobody. Memberships from before
 * are left as they are.
 */

const IN_COUNTY = `county_code = (select current_setting('app.county', true))`;
const OF_PERSON = `user_id = (select nullif(current_setting('app.person', true), ''))`;

const STATEMENTS = [
  `create table person_side (
    county_code text not null references county,
    user_id text not null,
    side text not null,
    primary key (county_code, user_id)
  )`,
  'grant select, insert, update on person_side to heheng_service',
  'alter table person_side enable row level security',
  'alter table person_side force row level security',
  `create policy of_county on person_side
    using (${IN_COUNTY} and ${OF_PERSON}) with check (${IN_COUNTY} and ${OF_PERSON})`,
  `create trigger stays before delete or truncate on person_side
    for each statement execute function refuse_change()`,
  `create function side_of(role text, organisation text) returns text
    language sql immutable as $$
      select case
        when role in ('bureau', 'township') then 'government'
        when role in ('bank', 'guarantor') then 'finance: ' || organisation
        else role
      end
    $$`,
  // Experts judge for any side but the regulator, who judges their work.
  `create function sides_exclude(one text, other text) returns boolean
    language sql immutable as $$
      select one <> other and ('regulator' in (one, other) or 'expert' not in (one, other))
    $$`,
  `create function keep_to_one_side() returns trigger
    language plpgsql set search_path = public, pg_temp as $$
    declare
      own text := side_of(new.role, new.organisation);
      asking text := coalesce(current_setting('app.person', true), '');
    begin
      -- People see whatever they act for, and whoever adds to it need not.
      perform set_config('app.person', new.user_id, true);
      insert into person_side values (new.county_code, new.user_id, own)
        on conflict (county_code, user_id) do update set side = excluded.side;
      if exists (select from membership held
          where held.county_code = new.county_code and held.user_id = new.user_id
            and sides_exclude(own, side_of(held.role, held.organisation))
            and not exists (select from membership_end ended
              where ended.county_code = held.county_code
                and ended.membership_id = held.membership_id)) then
        raise exception 'nobody acts for two sides in one county'
          using errcode = 'restrict_violation', constraint = 'one_person_one_side';
      end if;
      perform set_config('app.person', asking, true);
      return null;
    end $$`,
  `create trigger one_side after insert on membership
    for each row execute function keep_to_one_side()`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
