import type { Role } from '../../src/domain/context.ts';
import { balancedStatement } from '../support/accounts.ts';
import { codeOf } from '../support/writers.ts';
import { type Subjects, USCC } from './permission-subjects.ts';
import {
  aConsent,
  aCooperative,
  aMemberOfTheCooperative,
  aMemberOfTheTownship,
  byOffice,
  own,
  type Sees,
  type Standing,
  theCounty,
  weightingWork,
} from './visibility.ts';

/*
 * One sample for each operation of the OpenAPI document, by its operationId. The permission matrix
 * tries every one as every role for every kind of organisation, and fails where a sample is missing.
 *
 * To add an operation:
 * 1. Give it an entry with what it `answers` to somebody who may call it and sees its subject: the
 *    status, or one by role and standing. A state that does not allow it, or If-Match that is
 *    missing, is an answer too: what is not seen is refused before that.
 * 2. Does it work on something? `sees` says who sees that: a rule of tests/contract/visibility.ts.
 * 3. Path parameters come from the subject by their names; make what they name in
 *    tests/contract/permission-subjects.ts, where `ABSENT` has values of the same form that name
 *    nothing. What can be done only once is done to something `fresh` each time.
 * 4. A list `reveals` something to who sees it and to nobody else.
 * 5. The `body` is made from a serial number that is another one each time, where that matters.
 */

export type Sample = {
  readonly answers: number | ((role: Role, standing: Standing) => number);
  /** Who sees what the operation works on; everybody unless it says so. */
  readonly sees?: Sees;
  readonly body?: (serial: number) => unknown;
  /** A path parameter that names something new each time. */
  readonly fresh?: keyof Subjects;
  /** What the answer names: a path parameter of the subject, or a text. */
  readonly reveals?: { readonly what: string; readonly to: Sees };
  /** The part of the answer with a secret, which is told once and never repeated. */
  readonly secret?: string;
};

const MODELS = {
  ahp: { answers: 200, body: () => ({ op: 'priorities', matrix: [[1]] }) },
  score: { answers: 200, body: () => ({ indicators: {} }) },
  checkStatement: { answers: 200, body: () => balancedStatement() },
  getFactVocabulary: { answers: 200 },
  getModel: { answers: 200 },
  listModelVersions: { answers: 200 },
  getModelFile: { answers: 200 },
} as const satisfies Samples;

type Samples = Readonly<Record<string, Sample>>;

const FACTS = { fiscalYear: 2025, source: '抽检记录', facts: { testsTaken: 5 } };

const registration = (serial: number) => ({
  uscc: codeOf(5000 + serial),
  name: '高青县晨望蔬菜专业合作社',
  townId: 'tangfang',
  trade: '蔬菜',
  registeredOn: '2019-05-20',
});

const COOPERATIVES = {
  listCooperatives: { answers: 200, reveals: { what: 'uscc', to: aCooperative } },
  registerCooperative: { answers: 201, body: registration },
  getCooperative: { answers: 200, sees: aCooperative },
  submitStatement: {
    answers: 201,
    sees: byOffice,
    body: (serial) => ({ ...balancedStatement(), facts: { members: 100 + serial } }),
  },
  listStatements: { answers: 200, sees: aCooperative },
  getStatement: { answers: 200, sees: aCooperative },
  compareStatement: { answers: 200, sees: aCooperative },
  // Another statement of the subject waits.
  listWaitingStatements: { answers: 200, reveals: { what: 'uscc', to: byOffice } },
  // The statement of the subject was accepted before.
  verifyStatement: { answers: 409, sees: byOffice, body: () => ({ decision: 'accepted' }) },
  createImport: {
    answers: 201,
    body: (serial) => ({ ...balancedStatement(), facts: { members: 100 + serial } }),
  },
  // What was sent in stays with who sent it until it is filed.
  getImport: { answers: 200, sees: own('cooperative') },
  listImportedStatements: { answers: 200, sees: own('cooperative') },
  commitImport: { answers: 201, sees: own('cooperative'), fresh: 'importId' },
  getStatementTemplate: { answers: 200 },
  recordFacts: { answers: 201, sees: byOffice, body: () => FACTS },
  rateCooperative: { answers: 201, sees: byOffice },
  listRatings: { answers: 200, sees: aCooperative },
  getNewestRating: { answers: 200, sees: aCooperative },
  getRating: { answers: 200, sees: aCooperative },
  // Files for repetition leave the house for government and the cooperative alone.
  getScoreInput: { answers: 200, sees: byOffice },
  getScoreOutput: { answers: 200, sees: byOffice },
  routeCooperative: { answers: 200, sees: aCooperative },
  getDisclosureSheet: { answers: 200, sees: aCooperative },
} as const satisfies Samples;

const CONSENT = {
  receiver: 'demo-rural-bank',
  purpose: 'post-loan',
  scopes: ['rating'],
  validUntil: '2027-05-01T00:00:00.000Z',
};

const PRIVACY = {
  grantConsent: { answers: 201, sees: byOffice, body: () => CONSENT },
  revokeConsent: { answers: 201, sees: byOffice, fresh: 'consentId' },
  listConsents: { answers: 200, reveals: { what: 'consentId', to: aConsent } },
  getContact: { answers: 200, sees: byOffice },
  // One is on record, so that If-Match is needed.
  recordContact: {
    answers: 428,
    sees: byOffice,
    body: () => ({ name: '王建国', phone: '13800001234' }),
  },
  revealContact: { answers: 200, sees: byOffice, body: () => ({ purpose: '电话核实' }) },
  listDisclosures: { answers: 200, reveals: { what: 'uscc', to: byOffice } },
  requestRatingReview: {
    answers: 201,
    sees: byOffice,
    fresh: 'ratingId',
    body: () => ({ reasons: '成员数有误。' }),
  },
  decideRatingReview: {
    answers: 201,
    sees: theCounty,
    fresh: 'requestId',
    body: () => ({ outcome: 'upheld', reasons: '已核对。' }),
  },
  getRatingReview: { answers: 200, sees: byOffice },
  // The objections of a cooperative are no receiver's business.
  listRatingReviews: { answers: 200, reveals: { what: 'requestId', to: byOffice } },
} as const satisfies Samples;

const NOTE = { note: '核查无误' };

/** The subject's case is on its way out, and its rating under objection. */
const CASES = {
  listCases: { answers: 200, reveals: { what: 'uscc', to: byOffice } },
  listDuties: { answers: 200, reveals: { what: 'uscc', to: byOffice } },
  getCase: { answers: 200, sees: byOffice },
  getCaseTimeline: { answers: 200, sees: byOffice },
  completeDuty: { answers: 409, sees: byOffice, body: () => ({}) },
  verifyCase: { answers: 409, sees: byOffice, body: () => NOTE },
  resumeBusiness: { answers: 409, sees: byOffice, body: () => NOTE },
  requestDuty: {
    answers: 409,
    sees: byOffice,
    body: () => ({ dutyId: 'general-meeting', ...NOTE }),
  },
  requestExit: { answers: 409, sees: byOffice, body: () => NOTE },
  involveOthers: { answers: 201, sees: theCounty, body: () => NOTE },
} as const satisfies Samples;

const QUESTIONS = {
  listStatementQuestions: { answers: 200, sees: byOffice },
  // The statement of the subject was accepted before.
  askStatementQuestion: {
    answers: 409,
    sees: byOffice,
    body: () => ({ question: '存货为何增加？' }),
  },
  answerStatementQuestion: {
    answers: 201,
    sees: byOffice,
    fresh: 'questionId',
    body: () => ({ answer: '秋季新收购。' }),
  },
  listCaseActs: { answers: 200, sees: byOffice },
  getPrevention: { answers: 200, sees: byOffice },
  // The case of the subject has no such duty.
  recordSelfCheck: {
    answers: 409,
    sees: byOffice,
    body: () => ({ answers: [{ indicator: 'F1', yes: [true, true, true] }] }),
  },
} as const satisfies Samples;

const KEY = { name: '信贷系统', scopes: ['people:read'], expiresAt: '2027-05-01T00:00:00Z' };

/** Invites to the cooperative, of which another county has never heard. */
const invitationOf = (serial: number) => ({
  email: `person-${serial}@example.com`,
  role: 'cooperative',
  organisation: USCC,
});

const PEOPLE = {
  getMe: { answers: 200 },
  listOrganisations: { answers: 200, reveals: { what: 'demo-rural-bank', to: theCounty } },
  createOrganisation: {
    answers: 201,
    body: (serial) => ({ organisationId: `bank-${serial}`, kind: 'bank', zh: '银行', en: 'Bank' }),
  },
  // Whoever does not look after an organisation is told so, whether or not there is one.
  invitePerson: {
    answers: (role, standing) => {
      if (role === 'bureau' && standing === 'other county') return 422;
      return aMemberOfTheCooperative(role, standing) ? 201 : 403;
    },
    body: invitationOf,
    secret: 'link',
  },
  listInvitations: {
    answers: 200,
    reveals: { what: 'invitationId', to: aMemberOfTheCooperative },
  },
  withdrawInvitation: { answers: 201, sees: aMemberOfTheCooperative, fresh: 'invitationId' },
  listPeople: { answers: 200, reveals: { what: 'membershipId', to: aMemberOfTheTownship } },
  confirmMembership: { answers: 201, sees: own('township'), fresh: 'membershipId' },
  endMembership: { answers: 201, sees: aMemberOfTheTownship, fresh: 'membershipId' },
  createKey: { answers: 201, body: () => KEY, secret: 'key' },
  listKeys: { answers: 200, reveals: { what: 'keyId', to: own('bank') } },
  revokeKey: { answers: 201, sees: own('bank'), fresh: 'keyId' },
} as const satisfies Samples;

const MEMBERS = ['one', 'two'].map((expertId) => ({ expertId, name: expertId }));
const ROUND = { closesAt: '2027-05-01T00:00:00Z', members: MEMBERS };
const SUBMISSION = { effectiveFrom: '2027-05-01', impactAssessment: '不含成员个人信息。' };
const WITHDRAWAL = { reason: '另行起草。' };
const RETIREMENT = { retiredFrom: '2027-05-01', reason: '由新版本代替。' };

/** The draft of the subject was judged and is in review; changes of it need If-Match. */
const WEIGHTING = {
  createDraft: { answers: 201, body: () => ({ title: '年度权重', reason: '年度复核' }) },
  listDrafts: { answers: 200, reveals: { what: 'draftId', to: weightingWork } },
  getDraft: { answers: 200, sees: weightingWork },
  openRound: { answers: 428, sees: weightingWork, body: () => ROUND },
  getPanelProgress: { answers: 200, sees: weightingWork },
  closeRound: { answers: 428, sees: weightingWork },
  submitForReview: { answers: 428, sees: weightingWork, body: () => SUBMISSION },
  withdrawDraft: { answers: 428, sees: weightingWork, body: () => WITHDRAWAL },
  withdrawSubmission: { answers: 428, sees: weightingWork, body: () => WITHDRAWAL },
  listExperts: { answers: 200 },
  listAssignments: { answers: 200, reveals: { what: 'draftId', to: own('expert') } },
  getAssignment: { answers: 200, sees: own('expert') },
  // The round is closed.
  saveJudgments: { answers: 409, sees: own('expert'), body: () => ({ judgments: [] }) },
  finishJudging: { answers: 409, sees: own('expert') },
  previewEffect: { answers: 200, sees: weightingWork },
  getReview: { answers: 200, sees: weightingWork },
  commentJudgment: {
    answers: 201,
    sees: weightingWork,
    body: (serial) => ({ nodeId: 'FIN', text: `意见 ${serial}` }),
  },
  decideReview: {
    answers: 428,
    sees: weightingWork,
    body: () => ({ decision: 'approved', note: '已阅' }),
  },
  publishVersion: {
    answers: 428,
    sees: weightingWork,
    body: () => ({ inForceFrom: '2027-05-01' }),
  },
  compareShadow: { answers: 200, sees: weightingWork },
  proposeRetirement: { answers: 428, sees: weightingWork, body: () => RETIREMENT },
  confirmRetirement: { answers: 428, sees: weightingWork },
} as const satisfies Samples;

const SAID = {
  source: '信用中国',
  observedOn: '2026-03-01',
  expiresOn: '2027-03-01',
  content: { kind: 'court', judicialRecord: 'none' },
};
const IMPORT = { items: [{ uscc: USCC, ...SAID }] };

const ASKED = {
  buyer: '淄博某超市（虚构）',
  fiscalYear: 2025,
  product: '番茄',
  amount: '1000.00',
  countsUntil: '2027-12-31',
};

const THIRD_PARTIES = {
  askBuyer: { answers: 201, sees: byOffice, body: () => ASKED, secret: 'link' },
  listBuyerConfirmations: { answers: 200, sees: byOffice },
  withdrawBuyerConfirmation: { answers: 201, sees: byOffice, fresh: 'confirmationId' },
  listThirdPartyItems: { answers: 200, reveals: { what: 'itemId', to: byOffice } },
  recordThirdPartyItem: { answers: 201, sees: byOffice, body: () => SAID },
  verifyThirdPartyItem: {
    answers: 201,
    sees: theCounty,
    fresh: 'itemId',
    body: () => ({ decision: 'verified' }),
  },
  checkThirdPartyFile: { answers: 200, body: () => IMPORT.items },
  importThirdPartyFile: {
    answers: (role, standing) => (byOffice(role, standing) ? 201 : 422),
    body: () => IMPORT.items,
  },
  getThirdPartyTemplate: { answers: 200 },
  checkThirdPartyImport: { answers: 200, body: () => IMPORT },
  // Somebody else's cooperative is not there, so that its line is refused.
  importThirdPartyItems: {
    answers: (role, standing) => (byOffice(role, standing) ? 201 : 422),
    body: () => IMPORT,
  },
} as const satisfies Samples;

/** They belong to the bank of the subject, as its keys do. */
const WEBHOOKS = {
  createWebhook: {
    answers: 201,
    body: (serial) => ({ url: `https://hooks.example.org/${serial}`, events: ['rating.made'] }),
    secret: 'secret',
  },
  listWebhooks: { answers: 200, reveals: { what: 'endpointId', to: own('bank') } },
  deleteWebhook: { answers: 201, sees: own('bank'), fresh: 'endpointId' },
  pingWebhook: { answers: 201, sees: own('bank') },
  listWebhookDeliveries: { answers: 200, sees: own('bank') },
  // It waits to be sent.
  replayWebhookDelivery: { answers: 409, sees: own('bank') },
} as const satisfies Samples;

const EVALUATION = {
  getEvaluation: { answers: 200, reveals: { what: 'uscc', to: byOffice } },
} as const satisfies Samples;

const AUDIT = {
  exportAudit: { answers: 200, reveals: { what: 'uscc', to: byOffice } },
  checkpointAudit: { answers: 201 },
} as const satisfies Samples;

export const SAMPLES: Samples = {
  ...MODELS,
  ...COOPERATIVES,
  ...PRIVACY,
  ...CASES,
  ...QUESTIONS,
  ...PEOPLE,
  ...WEIGHTING,
  ...THIRD_PARTIES,
  ...WEBHOOKS,
  ...EVALUATION,
  ...AUDIT,
};

export const statusFor = ({ answers }: Sample, role: Role, standing: Standing): number =>
  typeof answers === 'number' ? answers : answers(role, standing);
