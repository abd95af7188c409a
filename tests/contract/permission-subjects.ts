import { insertMembership } from '../../src/db/memberships.ts';
import { inScope } from '../../src/db/transaction.ts';
import { askBuyer } from '../../src/domain/buyer-confirmations/ask.ts';
import { requestExit } from '../../src/domain/cases/request-exit.ts';
import { revokeConsent } from '../../src/domain/consents/revoke.ts';
import { recordContact } from '../../src/domain/contacts/record.ts';
import { getCooperative } from '../../src/domain/cooperatives/get.ts';
import { demonstrationActors } from '../../src/domain/demonstration/seed.ts';
import { createImport } from '../../src/domain/imports/create.ts';
import { createOwnKey } from '../../src/domain/keys/create-own.ts';
import { operatorScope } from '../../src/domain/operator.ts';
import { invite } from '../../src/domain/people/invite.ts';
import { askQuestion } from '../../src/domain/questions/ask.ts';
import { getRating } from '../../src/domain/ratings/get.ts';
import { rateCooperative } from '../../src/domain/ratings/rate.ts';
import { requestReview } from '../../src/domain/reviews/request.ts';
import { listStatements } from '../../src/domain/statements/list.ts';
import { submitStatement } from '../../src/domain/statements/submit.ts';
import { recordItem } from '../../src/domain/third-party/record.ts';
import { createEndpoint } from '../../src/domain/webhooks/create.ts';
import { pingEndpoint } from '../../src/domain/webhooks/ping.ts';
import { balancedStatement } from '../support/accounts.ts';
import { cooperativeOf, grant } from '../support/consents.ts';
import type { TestHouse } from '../support/house.ts';
import { panelInReview } from '../support/panel.ts';

const { bureau, township, cooperative, bank } = demonstrationActors();

/** Whom everything that the matrix asks for belongs to: the cooperative of the demonstration. */
export const USCC = String(cooperative.organisation);

/** Another one of the same county, to which nothing of that belongs. */
export const NEIGHBOUR = '93370322000000713U';

/** Values of path parameters, each of something new. */
export type Subjects = Readonly<
  Record<
    | 'importId'
    | 'ratingId'
    | 'requestId'
    | 'consentId'
    | 'keyId'
    | 'membershipId'
    | 'invitationId'
    | 'itemId'
    | 'confirmationId'
    | 'endpointId'
    | 'questionId',
    (test: TestHouse) => Promise<string>
  >
>;

const SCOPES: ('rating' | 'statements' | 'facts')[] = ['rating', 'statements', 'facts'];

/** Rated by somebody who decides nothing in the matrix. */
const ratingId = async (test: TestHouse): Promise<string> => {
  const ctx = test.as({ ...bureau, id: 'rater' });
  return (await rateCooperative({ ctx, input: { uscc: USCC, request: {} } })).value.ratingId;
};

/** Each import says something new. */
let members = 100;

export const FRESH: Subjects = {
  importId: async (test) => {
    members += 1;
    const statement = { uscc: USCC, ...balancedStatement(2021), facts: { members } };
    const bytes = new TextEncoder().encode(JSON.stringify(statement));
    const input = { bytes, about: {} };
    return (await createImport({ ctx: test.as(cooperative), input })).value.importId;
  },
  ratingId,
  requestId: async (test) => {
    const objection = { reasons: '成员数有误。' };
    const input = { uscc: USCC, ratingId: await ratingId(test), objection };
    return (await requestReview({ ctx: test.as(cooperativeOf(USCC)), input })).value.requestId;
  },
  consentId: async (test) => (await grant(test, USCC, { scopes: SCOPES })).consentId,
  keyId: async (test) => {
    const validity = { expiresAt: '2027-05-01T00:00:00Z' };
    const input = { name: '信贷系统', scopes: ['people:read'] as const, ...validity };
    return (await createOwnKey({ ctx: test.as(bank), input })).value.keyId;
  },
  endpointId: async (test) => {
    const input = { url: 'https://hooks.example.org/heheng' };
    const asked = { ctx: test.as(bank), house: test.house, input };
    return (await createEndpoint(asked)).value.endpointId;
  },
  // A colleague invited them, who is nobody in the matrix: they are yet to be confirmed.
  membershipId: async ({ house }) => {
    const { countyCode, role, organisation } = township;
    const at = house.now();
    const membershipId = house.newId('mem');
    const post = { role, organisation: String(organisation), scopes: null };
    const person = { userId: house.newId('person'), name: '李明', invitedBy: 'colleague' };
    const scope = { ...operatorScope(countyCode, at), actor: 'colleague' };
    await inScope(house.db, scope, (trx) =>
      insertMembership(trx, { countyCode, membershipId, ...post, ...person, createdAt: at }),
    );
    return membershipId;
  },
  questionId: async (test) => {
    const { items } = await listStatements({ ctx: test.as(bureau), input: { uscc: USCC } });
    const waiting = items.find(({ state }) => state === 'submitted');
    const input = { uscc: USCC, statementId: waiting?.statementId ?? '' };
    const asked = { question: '存货为何增加？' };
    const ctx = test.as(township);
    return (await askQuestion({ ctx, input: { ...input, asked } })).value.questionId;
  },
  invitationId: async (test) => {
    const email = `${test.house.newId('to')}@example.com`;
    const input = { email, role: 'cooperative' as const, organisation: USCC };
    return (await invite({ ctx: test.as(cooperative), input })).value.invitationId;
  },
  itemId: async (test) => {
    const content = { kind: 'court' as const, judicialRecord: 'none' as const };
    const days = { observedOn: '2026-03-01', expiresOn: '2027-03-01' };
    const recording = { source: '信用中国', ...days, content };
    const ctx = test.as({ ...bureau, id: 'recorder' });
    return (await recordItem({ ctx, input: { uscc: USCC, recording } })).value.itemId;
  },
  confirmationId: async (test) => {
    const contract = { buyer: '淄博某超市（虚构）', fiscalYear: 2025, product: '番茄' };
    const asked = { ...contract, amount: '1000.00', countsUntil: '2027-12-31' };
    const ctx = test.as(bureau);
    return (await askBuyer({ ctx, input: { uscc: USCC, asked } })).value.confirmationId;
  },
};

/** Values of path parameters that name what belongs to the cooperative and its county. */
export async function makeSubject(test: TestHouse): Promise<Readonly<Record<string, string>>> {
  const ctx = test.as(bureau);
  const contact = { name: '王建国', phone: '13800001234' };
  await recordContact({ ctx, input: { uscc: USCC, contact, revision: undefined } });
  const consentId = await FRESH.consentId(test);
  await grant(test, USCC, { receiver: 'demo-guarantor', purpose: 'guarantee', scopes: SCOPES });
  await grantToOthers(test);
  // The register of disclosures has an entry.
  await getCooperative({ ctx: test.as(bank), input: { uscc: USCC } });
  const { items } = await listStatements({ ctx, input: { uscc: USCC } });
  await submitStatement({ ctx, input: { uscc: USCC, submission: balancedStatement(2022) } });
  const rating = await getRating({ ctx, input: { uscc: USCC } });
  const requestId = await FRESH.requestId(test);
  const own = test.as(cooperative);
  await requestExit({ ctx: own, input: { uscc: USCC, exit: { note: '自愿退出' } } });
  const endpointId = await FRESH.endpointId(test);
  const ping = await pingEndpoint({ ctx: test.as(bank), input: { endpointId } });
  return {
    uscc: USCC,
    year: '2026',
    importId: await FRESH.importId(test),
    form: '2007',
    kind: 'court',
    modelId: 'gaoqing-2026',
    nodeId: 'FIN',
    statementId: items[0]?.statementId ?? '',
    ratingId: rating.ratingId,
    consentId,
    draftId: await panelInReview(test.house, '年度权重'),
    requestId,
    // A duty of before the exit.
    number: '1',
    keyId: await FRESH.keyId(test),
    membershipId: await FRESH.membershipId(test),
    invitationId: await FRESH.invitationId(test),
    itemId: await FRESH.itemId(test),
    confirmationId: await FRESH.confirmationId(test),
    endpointId,
    deliveryId: ping.value.deliveryId,
    questionId: await FRESH.questionId(test),
  };
}

/** Consents that show nothing: one was revoked, the other has not begun. */
async function grantToOthers(test: TestHouse): Promise<void> {
  const revoked = await grant(test, USCC, { receiver: 'other-bank', scopes: SCOPES });
  const { consentId } = revoked;
  const ctx = test.as(cooperativeOf(USCC));
  await revokeConsent({ ctx, input: { uscc: USCC, consentId, revocation: {} } });
  const terms = { purpose: 'guarantee' as const, scopes: SCOPES };
  const validFrom = '2027-04-01T00:00:00.000Z';
  await grant(test, USCC, { receiver: 'other-guarantor', ...terms, validFrom });
}

const NONE = '00000000000000000000000000';

/** Values of the same form that name nothing. */
export const ABSENT: Readonly<Record<string, string>> = {
  uscc: '93370322000000027H',
  number: '999999',
  year: '2099',
  importId: `imp_${NONE}`,
  form: '1999',
  modelId: 'nothing-2026',
  nodeId: 'ZZZ',
  statementId: `stm_${NONE}`,
  ratingId: `rat_${NONE}`,
  consentId: `con_${NONE}`,
  draftId: `wdr_${NONE}`,
  requestId: `rev_${NONE}`,
  keyId: `key_${NONE}`,
  membershipId: `mem_${NONE}`,
  invitationId: `inv_${NONE}`,
  itemId: `tpi_${NONE}`,
  kind: 'none',
  confirmationId: `bcf_${NONE}`,
  endpointId: `hook_${NONE}`,
  deliveryId: `msg_${NONE}`,
  questionId: `qst_${NONE}`,
};
