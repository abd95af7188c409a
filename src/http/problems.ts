import { z } from '@hono/zod-openapi';
import type { Context as HonoContext } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { ZodError } from 'zod';
import { asDomainError, describeIssues } from '../domain/describe-issues.ts';
import { DomainError, ERRORS, type ErrorCode, type Issue } from '../domain/errors.ts';
import type { Bilingual } from '../domain/schemas.ts';
import type { DoorEnv } from './door.ts';

/*
 * Refusals as RFC 9457 problem documents: a stable code, a sentence in each language, and what is
 * wrong where. An error that nobody foresaw says its request id and nothing else.
 */

const DOOR_ERRORS = {
  JSON_MALFORMED: {
    status: 400,
    zh: '请求体不是有效的 JSON。',
    en: 'The body is not valid JSON.',
  },
  ROUTE_NOT_FOUND: { status: 404, zh: '没有这个地址。', en: 'There is no such address.' },
  METHOD_NOT_ALLOWED: {
    status: 405,
    zh: '这个地址不接受该方法，可用的方法见 Allow。',
    en: 'This address does not take the method; Allow names those that it takes.',
  },
  BODY_TOO_LARGE: {
    status: 413,
    zh: '请求体过大，最多 2 MB；上传的文件最多 16 MB。',
    en: 'The body is too large; at most 2 MB are read, and 16 MB of a file.',
  },
  CONTENT_TYPE_UNSUPPORTED: {
    status: 415,
    zh: '请以 application/json 提交；文件以其类型或 application/octet-stream 提交。',
    en: 'Send application/json; a file as what it is, or as application/octet-stream.',
  },
  INTERNAL: {
    status: 500,
    zh: '系统出错，未作任何更改；请凭请求编号联系管理员。',
    en: 'Something failed and nothing was changed; name the request id to the administrator.',
  },
} as const satisfies Record<string, Bilingual & { status: ContentfulStatusCode }>;

type DoorErrorCode = keyof typeof DOOR_ERRORS;

const STATUS: Record<ErrorCode, ContentfulStatusCode> = {
  UNAUTHENTICATED: 401,
  TOO_MANY_REQUESTS: 429,
  FORBIDDEN: 403,
  SECOND_FACTOR_NEEDED: 403,
  NOT_YET_CONFIRMED: 403,
  REVISION_STALE: 412,
  REVISION_NEEDED: 428,
  NOT_FOUND: 404,
  IN_THE_FUTURE: 422,
  BEFORE_REGISTRATION: 422,
  STATEMENT_MISSING: 422,
  INPUT_INVALID: 422,
  USCC_INVALID: 422,
  COUNTY_EXISTS: 409,
  COOPERATIVE_EXISTS: 409,
  STATEMENT_NOT_ACCEPTABLE: 422,
  STATEMENT_DUPLICATE: 409,
  QUESTION_OPEN: 409,
  QUESTION_ANSWERED: 409,
  STATEMENT_DECIDED: 409,
  FILE_UNREADABLE: 422,
  IMPORT_NOT_ACCEPTABLE: 409,
  IMPORT_COMMITTED: 409,
  IMPORT_STALE: 409,
  MAKER_IS_CHECKER: 403,
  FACTS_INVALID: 422,
  ITEM_DECIDED: 409,
  BUYER_LINK_INVALID: 404,
  CONFIRMATION_OVER: 409,
  IMPORT_REFUSED: 422,
  MODEL_UNKNOWN: 422,
  CONSENT_OVER: 409,
  CASE_CLOSED: 409,
  CASE_NOT_READY: 409,
  NOTHING_TO_VERIFY: 409,
  DUTY_NOT_OPEN: 409,
  NOT_PAUSED: 409,
  OBJECTION_TOO_LATE: 409,
  ALREADY_DISPUTED: 409,
  NOT_DISPUTED: 409,
  EXIT_RUNNING: 409,
  EXIT_NOT_OPEN: 409,
  DUTY_TOO_EARLY: 409,
  DECIDED_BY_REVIEW: 409,
  DUTY_NOT_YOURS: 403,
  DUTY_RESULT_WRONG: 422,
  EVIDENCE_NEEDED: 422,
  KEY_SAME_PERSON: 403,
  KEY_SAME_BODY: 403,
  REVIEW_EXISTS: 409,
  REVIEW_DECIDED: 409,
  REVIEWER_NOT_THIRD: 403,
  WEIGHTING_STATE: 409,
  ROUND_NOT_OPEN: 409,
  BASE_OUTDATED: 409,
  TAKE_OVER_CHANGED: 409,
  JUDGMENTS_INVALID: 422,
  JUDGMENTS_UNUSABLE: 422,
  IDEMPOTENCY_KEY_REUSED: 422,
  IDEMPOTENCY_KEY_RUNNING: 409,
  BUSY: 503,
  SIGN_IN_NOT_SET_UP: 503,
  SIGN_IN_REFUSED: 401,
  SIGN_IN_LOCKED: 429,
  SIGN_IN_EXPIRED: 401,
  PROVIDER_REFUSED: 502,
  PERSON_UNKNOWN: 403,
  SECOND_FACTOR_WRONG: 422,
  SECOND_FACTOR_USED: 422,
  SECOND_FACTOR_ENROLLED: 409,
  PASSWORD_WRONG: 422,
  PASSWORD_NOT_SET: 409,
  INVITATION_INVALID: 404,
  INVITATION_OF_ANOTHER: 403,
  ALREADY_MEMBER: 409,
  ONE_SIDE_ONLY: 409,
  NOTHING_TO_CONFIRM: 409,
  CONFIRMER_NOT_THIRD: 403,
  INVITER_IS_CHECKER: 403,
  APPROVER_ELSEWHERE: 409,
  LAST_MEMBERSHIP: 409,
  ORGANISATION_EXISTS: 409,
  WEBHOOKS_NOT_SET_UP: 503,
  WEBHOOKS_TOO_MANY: 409,
  DELIVERY_PENDING: 409,
};

export const problemSchema = z
  .strictObject({
    type: z.string().meta({ example: 'urn:heheng:problem:USCC_INVALID' }),
    title: z.string(),
    titleZh: z.string(),
    status: z.int(),
    code: z.string(),
    requestId: z.string(),
    issues: z.array(
      z.strictObject({
        pointer: z.string().meta({ description: 'JSON Pointer to what is wrong' }),
        code: z.string(),
        zh: z.string(),
        en: z.string(),
      }),
    ),
  })
  .meta({ id: 'Problem', description: 'A refusal (RFC 9457); nothing was changed' });

type Refusal = Bilingual & {
  readonly code: string;
  readonly status: ContentfulStatusCode;
  readonly issues?: readonly Issue[];
};

function respond(c: HonoContext<DoorEnv>, refusal: Refusal) {
  const { status } = refusal;
  if (status === 401) c.header('WWW-Authenticate', 'Bearer realm="heheng"');
  c.header('Content-Type', 'application/problem+json; charset=utf-8');
  return c.body(JSON.stringify(documentOf(c, refusal)), status);
}

function documentOf(
  c: HonoContext<DoorEnv>,
  { code, status, zh, en, issues = [] }: Refusal,
): z.infer<typeof problemSchema> {
  const about = { type: `urn:heheng:problem:${code}`, title: en, titleZh: zh, status, code };
  return { ...about, requestId: c.get('requestId'), issues: [...issues] };
}

/** A refusal that only this door knows. */
export function doorProblem(c: HonoContext<DoorEnv>, code: DoorErrorCode) {
  return respond(c, ofDoor(code));
}

const ofDoor = (code: DoorErrorCode): Refusal => ({ code, ...DOOR_ERRORS[code] });

/** A refusal of a verb. */
export function domainProblem(c: HonoContext<DoorEnv>, refusal: DomainError) {
  return respond(c, ofVerb(refusal));
}

const ofVerb = ({ code, issues }: DomainError): Refusal => ({
  ...{ code, status: STATUS[code], issues },
  ...ERRORS[code],
});

/** Input that the contract does not allow. */
export function problemOfIssues(
  c: HonoContext<DoorEnv>,
  target: string,
  issues: ZodError['issues'],
) {
  const prefix = target === 'json' ? '' : `/${target}`;
  return domainProblem(c, new DomainError('INPUT_INVALID', describeIssues(issues, prefix)));
}

/** Whatever was thrown, as a problem. */
export const problemOfError = (c: HonoContext<DoorEnv>, error: unknown) =>
  respond(c, refusalOf(c, error));

/** The same document, for whoever listens to an answer that has begun. */
export const problemDocument = (c: HonoContext<DoorEnv>, error: unknown) =>
  documentOf(c, refusalOf(c, error));

/** What nobody foresaw is logged whole and sent without words. */
function refusalOf(c: HonoContext<DoorEnv>, error: unknown): Refusal {
  const refusal = asDomainError(error);
  if (refusal !== undefined) return ofVerb(refusal);
  if ((error as { status?: unknown }).status === 400) return ofDoor('JSON_MALFORMED');
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  c.env.log({ event: 'error', requestId: c.get('requestId'), message, stack });
  return ofDoor('INTERNAL');
}
