import { type Kysely, sql } from 'kysely';

/*
 * A model version as governed work. Every step is a row that is never changed; where a draft stands
 * is read off its rows. Who made something is carried along by foreign keys to where it is approved,
 * so that a CHECK can refuse whoever would approve their own work, whatever role they act in.
 */

const isDigestOfFile = `digest = 'sha256:' || encode(sha256(convert_to(file, 'UTF8')), 'hex')`;
const byBureau = `text not null check (maker_role = 'bureau')`;
const byRegulator = `text not null check (checker_role = 'regulator')`;

const TABLES = [
  `create table weighting_draft (
    county_code text not null references county,
    draft_id text not null,
    model_id text not null,
    base_version text not null,
    version text not null check (version ~ '^[0-9]+\\.[0-9]+\\.[0-9]+$'),
    title text not null,
    reason text not null,
    aggregation_of text not null check (aggregation_of in ('judgments', 'priorities')),
    mean text not null check (mean in ('geometric', 'arithmetic')),
    method text not null check (method in ('eigenvector', 'geometric-mean', 'column-average')),
    random_index text not null,
    created_by text not null,
    maker_role ${byBureau},
    created_at timestamptz not null,
    primary key (county_code, draft_id),
    unique (county_code, model_id, version),
    unique (county_code, draft_id, model_id, version),
    unique (county_code, draft_id, created_by)
  )`,
  `create table panel_round (
    county_code text not null,
    draft_id text not null,
    round smallint not null check (round >= 1),
    opened_by text not null,
    maker_role ${byBureau},
    opened_at timestamptz not null,
    closes_at timestamptz not null check (closes_at > opened_at),
    primary key (county_code, draft_id, round),
    unique (county_code, draft_id, round, opened_by),
    foreign key (county_code, draft_id) references weighting_draft
  )`,
  `create table panel_member (
    county_code text not null,
    draft_id text not null,
    round smallint not null,
    expert_id text not null,
    name text not null,
    weight double precision not null check (weight > 0),
    primary key (county_code, draft_id, round, expert_id),
    foreign key (county_code, draft_id, round) references panel_round
  )`,
  'create index panel_member_by_expert on panel_member (county_code, expert_id)',
  `create table panel_judgment (
    county_code text not null,
    draft_id text not null,
    round smallint not null,
    expert_id text not null,
    node_id text not null,
    revision integer not null check (revision >= 1),
    judgments text not null,
    saved_at timestamptz not null,
    primary key (county_code, draft_id, round, expert_id, node_id, revision),
    foreign key (county_code, draft_id, round, expert_id) references panel_member
  )`,
  `create table panel_finish (
    county_code text not null,
    draft_id text not null,
    round smallint not null,
    expert_id text not null,
    finished_at timestamptz not null,
    primary key (county_code, draft_id, round, expert_id),
    foreign key (county_code, draft_id, round, expert_id) references panel_member
  )`,
  `create table round_closing (
    county_code text not null,
    draft_id text not null,
    round smallint not null,
    opened_by text not null,
    closed_by text not null,
    maker_role ${byBureau},
    matrices text not null,
    excluded text not null,
    closed_at timestamptz not null,
    primary key (county_code, draft_id, round),
    unique (county_code, draft_id, round, opened_by, closed_by),
    foreign key (county_code, draft_id, round, opened_by)
      references panel_round (county_code, draft_id, round, opened_by)
  )`,
  `create table weighting_submission (
    county_code text not null,
    draft_id text not null,
    submission smallint not null check (submission >= 1),
    round smallint not null,
    created_by text not null,
    opened_by text not null,
    closed_by text not null,
    submitted_by text not null,
    maker_role ${byBureau},
    file text not null,
    digest text not null constraint digest_is_of_file check (${isDigestOfFile}),
    effective_from date not null,
    impact_assessment text not null,
    submitted_at timestamptz not null,
    primary key (county_code, draft_id, submission),
    unique (county_code, draft_id, submission, digest),
    unique (county_code, draft_id, submission, created_by, opened_by, closed_by, submitted_by),
    foreign key (county_code, draft_id, created_by)
      references weighting_draft (county_code, draft_id, created_by),
    foreign key (county_code, draft_id, round, opened_by, closed_by)
      references round_closing (county_code, draft_id, round, opened_by, closed_by)
  )`,
  `create table weighting_comment (
    county_code text not null,
    draft_id text not null,
    comment_id text not null,
    node_id text not null,
    row_id text,
    column_id text,
    text text not null,
    commented_by text not null,
    checker_role ${byRegulator},
    commented_at timestamptz not null,
    primary key (county_code, draft_id, comment_id),
    foreign key (county_code, draft_id) references weighting_draft
  )`,
  `create table weighting_review (
    county_code text not null,
    draft_id text not null,
    submission smallint not null,
    created_by text not null,
    opened_by text not null,
    closed_by text not null,
    submitted_by text not null,
    reviewed_by text not null,
    checker_role ${byRegulator},
    decision text not null check (decision in ('approved', 'returned')),
    note text not null,
    reviewed_at timestamptz not null,
    primary key (county_code, draft_id, submission),
    unique (county_code, draft_id, submission, decision, reviewed_by),
    foreign key (county_code, draft_id, submission, created_by, opened_by, closed_by, submitted_by)
      references weighting_submission
        (county_code, draft_id, submission, created_by, opened_by, closed_by, submitted_by),
    constraint maker_is_not_reviewer
      check (reviewed_by not in (created_by, opened_by, closed_by, submitted_by))
  )`,
  `create table model_version (
    county_code text not null,
    model_id text not null,
    version text not null,
    draft_id text not null,
    submission smallint not null,
    decision text not null check (decision = 'approved'),
    reviewed_by text not null,
    published_by text not null,
    maker_role ${byBureau},
    file text not null,
    digest text not null constraint digest_is_of_file check (${isDigestOfFile}),
    in_force_from date not null,
    shadow_from date check (shadow_from < in_force_from),
    published_at timestamptz not null,
    primary key (county_code, model_id, version),
    unique (county_code, draft_id),
    foreign key (county_code, draft_id, model_id, version)
      references weighting_draft (county_code, draft_id, model_id, version),
    foreign key (county_code, draft_id, submission, digest)
      references weighting_submission (county_code, draft_id, submission, digest),
    foreign key (county_code, draft_id, submission, decision, reviewed_by)
      references weighting_review (county_code, draft_id, submission, decision, reviewed_by),
    constraint reviewer_is_not_publisher check (published_by <> reviewed_by)
  )`,
  `create table model_retirement (
    county_code text not null,
    model_id text not null,
    version text not null,
    proposal smallint not null check (proposal >= 1),
    proposed_by text not null,
    maker_role ${byBureau},
    retired_from date not null,
    reason text not null,
    proposed_at timestamptz not null,
    primary key (county_code, model_id, version, proposal),
    unique (county_code, model_id, version, proposal, proposed_by),
    foreign key (county_code, model_id, version) references model_version
  )`,
  `create table model_retirement_confirmation (
    county_code text not null,
    model_id text not null,
    version text not null,
    proposal smallint not null,
    proposed_by text not null,
    confirmed_by text not null,
    checker_role ${byRegulator},
    confirmed_at timestamptz not null,
    primary key (county_code, model_id, version),
    foreign key (county_code, model_id, version, proposal, proposed_by)
      references model_retirement (county_code, model_id, version, proposal, proposed_by),
    constraint proposer_is_not_confirmer check (confirmed_by <> proposed_by)
  )`,
  `create table shadow_rating (
    county_code text not null,
    rating_id text not null,
    model_id text not null,
    model_version text not null,
    score double precision check (score between 0 and 100),
    level text not null
      check (level in ('NORMAL', 'BLUE', 'YELLOW', 'ORANGE', 'RED', 'DATA_GAP', 'REVIEW')),
    primary key (county_code, rating_id, model_id, model_version),
    foreign key (county_code, rating_id) references rating,
    foreign key (county_code, model_id, model_version) references model_version
  )`,
];

/** A CHECK sees one row only; who judged stands in others. */
const REVIEWER_IS_NO_MEMBER = [
  `create function refuse_review_by_member() returns trigger language plpgsql as $$
    begin
      if exists (
        select from panel_member m where m.county_code = new.county_code
          and m.draft_id = new.draft_id and m.expert_id = new.reviewed_by
      ) then
        raise exception 'a member of the panel does not review its work'
          using errcode = 'check_violation', constraint = 'member_is_not_reviewer';
      end if;
      return new;
    end
  $$`,
  `create trigger member_is_not_reviewer before insert on weighting_review
    for each row execute function refuse_review_by_member()`,
];

const OF_COUNTY = `county_code = current_setting('app.county', true)`;

/** Drafts are nobody's business but that of those who make, judge and review them. */
const AT_WORK = `${OF_COUNTY} and
  current_setting('app.role', true) in ('bureau', 'regulator', 'expert', 'operator')`;

/** Experts see and say what is theirs, and nobody says anything in their place. */
const OF_ITS_EXPERT = `${AT_WORK} and (current_setting('app.role', true) <> 'expert'
  or expert_id = current_setting('app.actor', true))`;
const BY_ITS_EXPERT = `${OF_COUNTY} and current_setting('app.role', true) = 'expert'
  and expert_id = current_setting('app.actor', true)`;

const POLICIES: Readonly<Record<string, string>> = {
  weighting_draft: AT_WORK,
  panel_round: AT_WORK,
  panel_member: OF_ITS_EXPERT,
  panel_judgment: OF_ITS_EXPERT,
  panel_finish: OF_ITS_EXPERT,
  round_closing: AT_WORK,
  weighting_submission: AT_WORK,
  weighting_comment: AT_WORK,
  weighting_review: AT_WORK,
  model_version: OF_COUNTY,
  model_retirement: OF_COUNTY,
  model_retirement_confirmation: OF_COUNTY,
  shadow_rating: AT_WORK,
};

const CHECKS: Readonly<Record<string, string>> = {
  panel_judgment: BY_ITS_EXPERT,
  panel_finish: BY_ITS_EXPERT,
};

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...TABLES, ...REVIEWER_IS_NO_MEMBER]) {
    await sql.raw(statement).execute(db);
  }
  for (const [table, policy] of Object.entries(POLICIES)) {
    await guard(db, table, policy, CHECKS[table] ?? policy);
  }
}

async function guard(
  db: Kysely<unknown>,
  table: string,
  policy: string,
  check: string,
): Promise<void> {
  const statements = [
    `grant select, insert on ${table} to heheng_service`,
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy of_county on ${table} using (${policy}) with check (${check})`,
    `create trigger append_only before update or delete or truncate on ${table}
      for each statement execute function refuse_change()`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}
