import { type Kysely, sql } from 'kysely';

/*
 * What a panel rests on: its members are experts of the county and had no hand in the draft, nobody's
 * silence is counted, and what was withdrawn goes no further. Rows of earlier days stay as they are.
 */

const byBureau = `text not null check (maker_role = 'bureau')`;

const TABLES = [
  `create table weighting_withdrawal (
    county_code text not null,
    draft_id text not null,
    reason text not null,
    withdrawn_by text not null,
    maker_role ${byBureau},
    withdrawn_at timestamptz not null,
    primary key (county_code, draft_id),
    foreign key (county_code, draft_id) references weighting_draft
  )`,
  `create table submission_withdrawal (
    county_code text not null,
    draft_id text not null,
    submission smallint not null,
    reason text not null,
    withdrawn_by text not null,
    maker_role ${byBureau},
    withdrawn_at timestamptz not null,
    primary key (county_code, draft_id, submission),
    foreign key (county_code, draft_id, submission) references weighting_submission
  )`,
  // Names by which offices acted: each reads those of the other here, and nothing else of its people.
  `create table weighting_hand (
    county_code text not null,
    draft_id text not null,
    actor text not null,
    role text not null check (role in ('bureau', 'regulator')),
    name text not null,
    primary key (county_code, draft_id, actor, role),
    foreign key (county_code, draft_id) references weighting_draft
  )`,
  'alter table model_retirement add column takes_over text',
];

const setting = (name: string): string => `(select current_setting('app.${name}', true))`;
const AT_WORK = `county_code = ${setting('county')} and
  ${setting('role')} in ('bureau', 'regulator', 'expert', 'operator')`;
const AS_MAKER = `withdrawn_by = ${setting('actor')} and maker_role = ${setting('role')}`;

/** New tables, with what makes a row one's own. */
const OWN: Readonly<Record<string, string>> = {
  weighting_withdrawal: AS_MAKER,
  submission_withdrawal: AS_MAKER,
  weighting_hand: `actor = ${setting('actor')} and role = ${setting('role')}`,
};

/** Rows of the same draft as a new one. */
const ofDraft = (table: string, condition = 'true'): string => `exists (select from ${table} it
  where it.county_code = new.county_code and it.draft_id = new.draft_id and ${condition})`;
const ofRound = (table: string, condition = 'true'): string =>
  ofDraft(table, `it.round = new.round and ${condition}`);

const IS_EXPERT = `exists (
    select from membership it where it.county_code = new.county_code
      and it.user_id = new.expert_id and it.role = 'expert' and not exists (
        select from membership_end ended where ended.county_code = it.county_code
          and ended.membership_id = it.membership_id))
  or exists (
    select from api_key it where it.county_code = new.county_code
      and it.actor = new.expert_id and it.role = 'expert'
      and (it.expires_at is null or it.expires_at > (
        select opened_at from panel_round r where r.county_code = new.county_code
          and r.draft_id = new.draft_id and r.round = new.round))
      and not exists (
        select from api_key_revocation revoked where revoked.county_code = it.county_code
          and revoked.key_id = it.key_id))`;

const HAD_A_HAND = [
  ofDraft('weighting_draft', 'it.created_by = new.expert_id'),
  ofDraft('panel_round', 'it.opened_by = new.expert_id'),
  ofDraft('round_closing', 'it.closed_by = new.expert_id'),
  ofDraft('weighting_submission', 'it.submitted_by = new.expert_id'),
].join(' or ');

/** An entry of what a closing leaves out: all that an expert said where it names no node. */
const LEFT_OUT = 'jsonb_array_elements(new.excluded::jsonb)';
const UNFINISHED_COUNTS = ofRound(
  'panel_member',
  `not exists (select from panel_finish f where f.county_code = it.county_code
      and f.draft_id = it.draft_id and f.round = it.round and f.expert_id = it.expert_id)
    and not exists (select from ${LEFT_OUT} entry
      where entry ->> 'expertId' = it.expert_id and entry ->> 'nodeId' is null)`,
);
const LEFT_OUT_EARLY = `exists (select from ${LEFT_OUT} entry where entry ->> 'reason' is null)
  and ${ofRound('panel_round', 'new.closed_at < it.closes_at')}`;

const SUBMISSION_STANDS = ofDraft(
  'weighting_submission',
  `not exists (select from submission_withdrawal back where back.county_code = it.county_code
      and back.draft_id = it.draft_id and back.submission = it.submission)
    and not exists (select from weighting_review r where r.county_code = it.county_code
      and r.draft_id = it.draft_id and r.submission = it.submission and r.decision = 'returned')`,
);

/** What a CHECK would say if it saw more than one row. */
type Refusal = {
  readonly name: string;
  readonly tables: readonly string[];
  readonly when: string;
  readonly says: string;
};

const memberActs = (table: string, column: string): Refusal => ({
  name: `member_is_not_maker_of_${table}`,
  tables: [table],
  when: ofDraft('panel_member', `it.expert_id = new.${column}`),
  says: 'a member of the panel has no other hand in the draft',
});

const REFUSALS: readonly Refusal[] = [
  {
    name: 'member_is_expert',
    tables: ['panel_member'],
    when: `not (${IS_EXPERT})`,
    says: 'a member of a panel is an expert of the county',
  },
  {
    name: 'maker_is_not_member',
    tables: ['panel_member'],
    when: HAD_A_HAND,
    says: 'whoever has a hand in a draft does not judge in it',
  },
  memberActs('panel_round', 'opened_by'),
  memberActs('round_closing', 'closed_by'),
  memberActs('weighting_submission', 'submitted_by'),
  {
    name: 'unfinished_is_left_out',
    tables: ['round_closing'],
    when: UNFINISHED_COUNTS,
    says: 'judgments of an expert who has not finished do not count',
  },
  {
    name: 'left_out_early_for_a_reason',
    tables: ['round_closing'],
    when: LEFT_OUT_EARLY,
    says: 'before a round is over, nobody is left out without a reason',
  },
  {
    name: 'withdrawn_goes_no_further',
    tables: [
      'panel_round',
      'panel_judgment',
      'panel_finish',
      'round_closing',
      'weighting_submission',
    ],
    when: ofDraft('weighting_withdrawal'),
    says: 'the draft was withdrawn',
  },
  {
    name: 'submitted_is_not_withdrawn',
    tables: ['weighting_withdrawal'],
    when: SUBMISSION_STANDS,
    says: 'a draft that lies with the regulator or was approved is not withdrawn',
  },
  {
    name: 'taken_back_is_not_decided',
    tables: ['weighting_review'],
    when: ofDraft('submission_withdrawal', 'it.submission = new.submission'),
    says: 'the submission was taken back',
  },
  {
    name: 'decided_is_not_taken_back',
    tables: ['submission_withdrawal'],
    when: ofDraft('weighting_review', 'it.submission = new.submission'),
    says: 'the submission was decided',
  },
];

/** After the row and its constraints, so that they speak first. */
const enforced = ({ name, tables, when, says }: Refusal): string[] => [
  `create function refuse_${name}() returns trigger language plpgsql as $$
    begin
      if ${when} then
        raise exception '${says}' using errcode = 'check_violation', constraint = '${name}';
      end if;
      return null;
    end
  $$`,
  ...tables.map(
    (table) => `create trigger ${name} after insert on ${table}
      for each row execute function refuse_${name}()`,
  ),
];

const guarded = ([table, own]: readonly [string, string]): string[] => [
  `grant select, insert on ${table} to heheng_service`,
  `alter table ${table} enable row level security`,
  `alter table ${table} force row level security`,
  `create policy of_county on ${table} using (${AT_WORK}) with check (${AT_WORK})`,
  `create policy in_own_name on ${table} as restrictive for insert with check (${own})`,
  `create trigger append_only before update or delete or truncate on ${table}
    for each statement execute function refuse_change()`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    ...TABLES,
    ...Object.entries(OWN).flatMap(guarded),
    ...REFUSALS.flatMap(enforced),
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}
