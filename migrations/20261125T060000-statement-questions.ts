import { type Kysely, sql } from 'kysely';

/*
 * Questions back to the cooperative while its statement waits to be verified. Question and answer are
 * added and never changed, and nobody writes in somebody else's name.
 */

const setting = (name: string): string => `(select current_setting('app.${name}', true))`;
const roleIs = (...roles: readonly string[]): string =>
  `(select current_setting('app.role', true) in ('${roles.join("', '")}'))`;

const IN_COUNTY = `county_code = ${setting('county')}`;
const IS_SEEN = `(${roleIs('bureau', 'regulator', 'operator')})
  or (${roleIs('township', 'cooperative')} and uscc in (select usccs_seen()))`;

const TABLES = [
  'alter table statement add unique (county_code, statement_id, uscc)',
  `create table statement_question (
    county_code text not null,
    question_id text not null,
    statement_id text not null,
    uscc text not null,
    question text not null,
    asked_by text not null,
    asked_at timestamptz not null,
    primary key (county_code, question_id),
    unique (county_code, question_id, uscc),
    foreign key (county_code, statement_id, uscc)
      references statement (county_code, statement_id, uscc)
  )`,
  'create index statement_question_of_statement on statement_question (county_code, statement_id)',
  'create index statement_question_of_uscc on statement_question (county_code, uscc)',
  `create table statement_answer (
    county_code text not null,
    question_id text not null,
    uscc text not null,
    answer text not null,
    answered_by text not null,
    answered_at timestamptz not null,
    primary key (county_code, question_id),
    foreign key (county_code, question_id, uscc)
      references statement_question (county_code, question_id, uscc)
  )`,
];

const ADDS = {
  statement_question: { who: 'asked_by', role: roleIs('bureau', 'township') },
  statement_answer: { who: 'answered_by', role: roleIs('cooperative') },
};

const walls = Object.entries(ADDS).flatMap(([table, { who, role }]) => [
  `grant select, insert on ${table} to heheng_service`,
  `alter table ${table} enable row level security`,
  `alter table ${table} force row level security`,
  `create policy of_county on ${table} using (${IN_COUNTY}) with check (${IN_COUNTY})`,
  `create policy reads on ${table} as restrictive for select using (${IS_SEEN})`,
  `create policy adds on ${table} as restrictive for insert with check (${role} and (${IS_SEEN}))`,
  `create policy in_own_name on ${table} as restrictive for insert
    with check (${who} = ${setting('actor')})`,
  `create trigger append_only before update or delete or truncate on ${table}
    for each statement execute function refuse_change()`,
]);

/** No statement is accepted while a question on it waits for its answer, whoever is faster. */
const NO_OPEN_QUESTION = [
  `create function refuse_open_question() returns trigger language plpgsql
    set search_path = public, pg_temp as $$
    begin
      if new.decision = 'accepted' and exists (
          select from public.statement_question question
          left join public.statement_answer answer using (county_code, question_id)
          where question.county_code = new.county_code
            and question.statement_id = new.statement_id and answer.question_id is null) then
        raise exception 'a question on the statement is open'
          using errcode = 'check_violation', constraint = 'question_is_answered';
      end if;
      return new;
    end $$`,
  `create trigger no_open_question before insert on statement_verification
    for each row execute function refuse_open_question()`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...TABLES, ...walls, ...NO_OPEN_QUESTION]) {
    await sql.raw(statement).execute(db);
  }
}
