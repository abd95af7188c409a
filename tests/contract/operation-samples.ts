import type { Role } from '../../src/domain/context.ts';
import type { Permission } from '../../src/domain/permissions.ts';
import { balancedStatement } from '../support/accounts.ts';
import { codeOf } from '../support/writers.ts';

/*
 * One sample for each operation of the OpenAPI document, by its operationId. The permission matrix
 * tries every one as every role for every kind of organisation, and fails where a sample is missing.
 *
 * To add an operation:
 * 1. Give it an entry with what it `answers` to somebody who may call it and sees its subject: the
 *    status, or one a role where roles are answered differently.
 * 2. Does it work on something of one cooperative (`of: 'cooperative'`), on something of the county
 *    that everybody of the county with the permission sees (`of: 'county'`), or on nothing that
 *    belongs to anybody (`of: 'nobody'`)? Where something else decides who sees it, `sees` says so.
 * 3. Path parameters come from `subject` by their names; make what they name in
 *    tests/contract/permission-world.ts, where `ABSENT` has values of the same form that name nothing.
 * 4. A list of cooperatives, or of what names them, `reveals` them to who sees them and nobody else.
 * 5. The `body` is made from a serial number that is another one each time, where that matters.
 */

/** Whom somebody acts for, as seen from the subject. */
export type Standing = 'own organisation' | 'other organisation' | 'other county';

export type Sample = {
  readonly of: 'cooperative' | 'county' | 'nobody';
  readonly answers: number | Partial<Record<Role, number>>;
  readonly body?: (serial: number) => unknown;
  /** The answer names the cooperative to whoever sees it, and to nobody else. */
  readonly reveals?: boolean;
  readonly sees?: (role: Role, standing: Standing) => boolean;
};

/** Operations that answer anybody. */
export const PUBLIC_OPERATIONS = ['health', 'ready'];

const FACTS = { fiscalYear: 2025, source: '抽检记录', facts: { testsTaken: 5 } };

const registration = (serial: number) => ({
  uscc: codeOf(5000 + serial),
  name: '高青县晨望蔬菜专业合作社',
  townId: 'tangfang',
  trade: '蔬菜',
  registeredOn: '2019-05-20',
});

export const SAMPLES: Readonly<Record<string, Sample>> = {
  ahp: { of: 'nobody', answers: 200, body: () => ({ op: 'priorities', matrix: [[1]] }) },
  score: { of: 'nobody', answers: 200, body: () => ({ indicators: {} }) },
  checkStatement: { of: 'nobody', answers: 200, body: () => balancedStatement() },
  getFactVocabulary: { of: 'nobody', answers: 200 },
  getModel: { of: 'nobody', answers: 200 },
  getModelFile: { of: 'nobody', answers: 200 },

  listCooperatives: { of: 'nobody', answers: 200, reveals: true },
  registerCooperative: { of: 'nobody', answers: 201, body: registration },
  getCooperative: { of: 'cooperative', answers: 200 },
  submitStatement: {
    of: 'cooperative',
    answers: 201,
    body: (serial) => ({ ...balancedStatement(), facts: { members: 100 + serial } }),
  },
  listStatements: { of: 'cooperative', answers: 200 },
  getStatement: { of: 'cooperative', answers: 200 },
  // The statement of the subject was accepted before.
  verifyStatement: { of: 'cooperative', answers: 409, body: () => ({ decision: 'accepted' }) },
  recordFacts: { of: 'cooperative', answers: 201, body: () => FACTS },
  rateCooperative: { of: 'cooperative', answers: 201, body: () => ({}) },
  listRatings: { of: 'cooperative', answers: 200 },
  getNewestRating: { of: 'cooperative', answers: 200 },
  getRating: { of: 'cooperative', answers: 200 },
  getScoreInput: { of: 'cooperative', answers: 200 },
  getScoreOutput: { of: 'cooperative', answers: 200 },
  routeCooperative: { of: 'cooperative', answers: 200 },

  exportAudit: { of: 'nobody', answers: 200, reveals: true },
  checkpointAudit: { of: 'nobody', answers: 201, body: () => ({}) },
};

/** Who sees a cooperative: the rule that visibility must follow, written down a second time. */
export function seesCooperative(role: Role, standing: Standing): boolean {
  if (standing === 'other county') return false;
  if (role === 'bureau' || role === 'regulator') return true;
  return standing === 'own organisation' && (role === 'township' || role === 'cooperative');
}

/** An operation of the document, with what the matrix needs of it. */
export type Operation = {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly permission: Permission | undefined;
  /** The names of the headers that it takes. */
  readonly headers: readonly string[];
};

type Document = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
};

type Said = {
  readonly operationId: string;
  readonly 'x-permission'?: Permission;
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
};

export function operationsOf({ paths }: Document): Operation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => {
      const { operationId: id, 'x-permission': permission, parameters = [] } = operation as Said;
      const headers = parameters.filter(({ in: place }) => place === 'header');
      return { id, method, path, permission, headers: headers.map(({ name }) => name) };
    }),
  );
}
