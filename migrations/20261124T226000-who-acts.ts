import { type Kysely, sql } from 'kysely';

/*
 * Nobody writes in the name of somebody else: where a row says who did it, and in which role, the
 * database compares that with whoever the transaction is of. Keys, places and the heads of audit
 * chains get the walls that other tables have. Settings stand in sub-selects, so that they are read
 * once a query and not once a row.
 */

const setting = (name: string): string => `(select current_setting('app.${name}', true))`;
const roleIs = (...roles: readonly string[]): string =>
  `(select current_setting('app.role', true) in ('${roles.join("', '")}'))`;
const any = (...conditions: readonly string[]): string =>
  conditions.map((condition) => `(${condition})`).join(' or ');

const IS_OPERATOR = roleIs('operator');
const IS_OWN = `role = ${setting('role')}
  and coalesce(organisation, '') = ${setting('organisation')}`;

/** Of those that the bureau looks after: it ends what their people may act for, and their keys. */
const IS_LOOKED_AFTER = `role not in ('bureau', 'regulator') and ${roleIs('bureau')}`;

/** The column that says who did it. */
const WHO: Readonly<Record<string, string>> = {
  cooperative: 'recorded_by',
  organisation: 'recorded_by',
  statement: 'submitted_by',
  statement_verification: 'verified_by',
  fact_sheet: 'recorded_by',
  rating: 'rated_by',
  audit_record: 'actor',
  consent: 'granted_by',
  consent_revocation: 'revoked_by',
  contact: 'recorded_by',
  disclosure: 'actor',
  rating_review_request: 'requested_by',
  rating_review_decision: 'decided_by',
  invitation: 'invited_by',
  membership_end: 'ended_by',
  api_key_revocation: 'revoked_by',
  weighting_draft: 'created_by',
  panel_round: 'opened_by',
  round_closing: 'closed_by',
  weighting_submission: 'submitted_by',
  weighting_comment: 'commented_by',
  weighting_review: 'reviewed_by',
  model_version: 'published_by',
  model_retirement: 'proposed_by',
  model_retirement_confirmation: 'confirmed_by',
};

/** The column that says in which role. */
const IN_WHICH_ROLE: Readonly<Record<string, string>> = {
  weighting_draft: 'maker_role',
  panel_round: 'maker_role',
  round_closing: 'maker_role',
  weighting_submission: 'maker_role',
  weighting_comment: 'checker_role',
  weighting_review: 'checker_role',
  model_version: 'maker_role',
  model_retirement: 'maker_role',
  model_retirement_confirmation: 'checker_role',
};

const inOwnName = (table: string): string =>
  [
    `${WHO[table]} = ${setting('actor')}`,
    ...(table in IN_WHICH_ROLE ? [`${IN_WHICH_ROLE[table]} = ${setting('role')}`] : []),
  ].join(' and ');

/** Whoever accepts an invitation becomes what it says, by the hand of who wrote it. */
const BY_INVITATION = `user_id = ${setting('actor')} and exists (select from invitation
  where invitation.token_hash = ${setting('key_hash')}
    and invitation.county_code = membership.county_code
    and invitation.role = membership.role
    and invitation.organisation = membership.organisation
    and invitation.invited_by = membership.invited_by)`;

/** As for the records of a chain. */
const OWN_CHAINS = any(
  roleIs('bureau', 'regulator', 'operator'),
  `chain !~ '^93[0-9A-Z]{16}$'
    and ${roleIs('township', 'cooperative', 'bank', 'guarantor', 'expert')}`,
  `${roleIs('township', 'cooperative')} and chain in (select usccs_seen('audit'))`,
);

const POLICIES = [
  ...Object.keys(WHO).map((table) => adds(table, inOwnName(table), 'in_own_name')),
  adds(
    'membership',
    any(`${IS_OPERATOR} and invited_by = ${setting('actor')}`, BY_INVITATION),
    'in_own_name',
  ),
  // A key is one's own, that of the secret at hand, or of somebody whom the bureau looks after.
  reads('api_key', any(IS_OPERATOR, IS_OWN, `key_hash = ${setting('key_hash')}`, IS_LOOKED_AFTER)),
  adds(
    'api_key',
    any(IS_OPERATOR, `${IS_OWN} and actor = ${setting('actor')} and not may_approve`),
  ),
  adds(
    'api_key_revocation',
    any(
      IS_OPERATOR,
      `exists (select from api_key where api_key.county_code = api_key_revocation.county_code
        and api_key.key_id = api_key_revocation.key_id
        and (${any(IS_OWN, IS_LOOKED_AFTER)}))`,
    ),
  ),
  adds('county', IS_OPERATOR),
  adds('town', IS_OPERATOR),
  adds(
    'organisation',
    any(IS_OPERATOR, `${roleIs('bureau')} and kind in ('bank', 'guarantor', 'expert')`),
  ),
  adds('panel_member', roleIs('bureau')),
  adds('shadow_rating', roleIs('bureau')),
  reads('audit_head', OWN_CHAINS),
  adds('audit_head', OWN_CHAINS),
  `create policy moves on audit_head as restrictive for update
    using (${OWN_CHAINS}) with check (${OWN_CHAINS})`,
];

function reads(table: string, condition: string): string {
  return `create policy reads on ${table} as restrictive for select using (${condition})`;
}

function adds(table: string, condition: string, name = 'adds'): string {
  return `create policy ${name} on ${table} as restrictive for insert with check (${condition})`;
}

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const policy of POLICIES) await sql.raw(policy).execute(db);
}
