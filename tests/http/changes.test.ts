import { describe, expect, it } from 'vitest';
import { requireRevision } from '../../src/domain/revision.ts';
import { etagOf, revisionOf } from '../../src/http/contract.ts';
import openApi from '../../src/http/openapi.json' with { type: 'json' };

/*
 * What every operation that changes something declares: a key that makes it safe to repeat, and,
 * where there is something to overwrite, the state that was read.
 */

type Operation = {
  readonly method: string;
  readonly path: string;
  readonly operationId: string;
  readonly 'x-permission'?: string;
  readonly requestBody?: unknown;
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly responses: Readonly<Record<string, unknown>>;
};

const operations = Object.entries(openApi.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(
    ([method, said]) => ({ method, path, ...(said as object) }) as Operation,
  ),
);
const guarded = operations.filter((operation) => operation['x-permission'] !== undefined);
const changing = guarded.filter(
  ({ method, 'x-permission': permission }) => method !== 'get' && permission !== 'calculations:run',
);
/** A look at personal data, of which no copy is kept to repeat the answer, and a trial. */
const UNREPEATED = ['revealContact', 'checkThirdPartyImport', 'checkThirdPartyFile'];
/** They add something new, or can be done once alone, so that nobody's work is written over. */
const OVERWRITE_NOTHING = [
  ...['registerCooperative', 'submitStatement', 'verifyStatement', 'rateCooperative'],
  ...['checkpointAudit', 'createOrganisation', 'confirmMembership', 'endMembership'],
  ...['invitePerson', 'withdrawInvitation', 'createKey', 'revokeKey', 'grantConsent'],
  ...['revokeConsent', 'revealContact', 'createDraft', 'finishJudging', 'commentJudgment'],
  ...['requestRatingReview', 'decideRatingReview', 'askStatementQuestion'],
  ...['answerStatementQuestion', 'recordSelfCheck', 'completeDuty', 'verifyCase'],
  ...['resumeBusiness', 'requestDuty', 'requestExit', 'involveOthers', 'recordThirdPartyItem'],
  ...['checkThirdPartyFile', 'importThirdPartyFile', 'askBuyer', 'withdrawBuyerConfirmation'],
  ...['verifyThirdPartyItem', 'checkThirdPartyImport', 'importThirdPartyItems'],
  ...[
    'createImport',
    'commitImport',
    'createWebhook',
    'deleteWebhook',
    'pingWebhook',
    'replayWebhookDelivery',
  ],
];
const takes = ({ parameters = [] }: Operation, header: string) =>
  parameters.some(({ name, in: place }) => place === 'header' && name === header);
const lacking = (wanted: readonly Operation[], statuses: readonly string[]) =>
  wanted
    .filter(({ responses }) => statuses.some((status) => !(status in responses)))
    .map(({ operationId }) => operationId);

describe('the OpenAPI document', () => {
  it('says of every operation how it refuses', () => {
    expect(guarded.length).toBeGreaterThan(20);
    expect(lacking(guarded, ['401', '403', '422', '429', '500'])).toEqual([]);
    const withBody = guarded.filter(({ requestBody }) => requestBody !== undefined);
    expect(lacking(withBody, ['400', '413', '415'])).toEqual([]);
    const ofOne = guarded.filter(({ path }) => path.includes('{'));
    expect(lacking(ofOne, ['404'])).toEqual([]);
  });

  it('has an idempotency key on every change by POST', () => {
    const posts = changing.filter(({ method }) => method === 'post');
    expect(posts.length).toBeGreaterThan(5);
    const unrepeated = posts.filter((it) => !takes(it, 'idempotency-key'));
    expect(unrepeated.map(({ operationId }) => operationId)).toEqual(UNREPEATED);
    expect(lacking(posts, ['409', '422', '503'])).toEqual([]);
  });

  it('has If-Match on every change of what is there', () => {
    const blind = changing.filter((it) => !takes(it, 'if-match'));
    expect(blind.map(({ operationId }) => operationId).sort()).toEqual(
      [...OVERWRITE_NOTHING].sort(),
    );
    expect(
      lacking(
        changing.filter((it) => takes(it, 'if-match')),
        ['412', '428'],
      ),
    ).toEqual([]);
  });
});

describe('a revision', () => {
  it('goes out as an ETag and comes back as it was, or weak from who compressed it', () => {
    expect(etagOf(7)).toBe('"r7"');
    expect(revisionOf(etagOf(7))).toBe(7);
    expect(revisionOf(`W/${etagOf(7)}`)).toBe(7);
    expect(revisionOf(undefined)).toBeUndefined();
  });

  it.each(['r7', '"7"', '"r7", "r8"', '"r-1"', '"r1e3"', `"r${'9'.repeat(10)}"`, ''])(
    'is nothing that could be on record where If-Match is %j',
    (ifMatch) => {
      expect(() => requireRevision(revisionOf(ifMatch), 7)).toThrow(
        expect.objectContaining({ code: 'REVISION_STALE' }),
      );
    },
  );

  it('is not named by *, which would match whatever is on record', () => {
    for (const ifMatch of ['*', ' * ']) {
      expect(() => revisionOf(ifMatch)).toThrow(
        expect.objectContaining({ code: 'REVISION_NEEDED' }),
      );
    }
  });

  it('must be named, and must be the one on record', () => {
    const codeOf = (read: number | undefined) => {
      try {
        requireRevision(read, 7);
        return 'taken';
      } catch (error) {
        return (error as { code: string }).code;
      }
    };
    expect([undefined, 6, 8, 7].map(codeOf)).toEqual([
      'REVISION_NEEDED',
      'REVISION_STALE',
      'REVISION_STALE',
      'taken',
    ]);
  });
});
