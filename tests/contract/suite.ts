import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modelDigests } from '../../models/catalog.ts';
import openApi from '../../src/http/openapi.json' with { type: 'json' };
import { balancedStatement } from '../support/accounts.ts';
import type { Keys } from '../support/house.ts';
import { WORKED_EXAMPLE } from './worked-example.ts';

/** A server of the product, however it runs, with the demonstration county in it. */
export type Server = {
  readonly fetch: (path: string, init?: RequestInit) => Promise<Response>;
  readonly keys: Keys;
  readonly close: () => Promise<void>;
};

type Answer = { readonly status: number; readonly headers: Headers; readonly body: unknown };
type Problem = { code: string; title: string; titleZh: string; issues: { pointer: string }[] };
type Role = keyof Keys;

const USCC = '93370322000000019N';
const OTHER = '93370322000000027H';
const REGISTRATION = {
  uscc: USCC,
  name: '高青县晨望黑牛养殖专业合作社',
  townId: 'tangfang',
  trade: '黑牛养殖',
  registeredOn: '2019-05-20',
};

/**
 * The HTTP contract. One suite for all runtimes: the app in this process, on Node over a socket, on
 * workerd, and on Node over PostgreSQL.
 */
export function contractSuite(name: string, open: () => Promise<Server>): void {
  describe(`the HTTP contract, ${name}`, () => {
    let server: Server;

    beforeAll(async () => {
      server = await open();
    });
    afterAll(async () => server?.close());

    async function call(
      role: Role | null,
      path: string,
      json?: unknown,
      headers: Record<string, string> = {},
    ): Promise<Answer> {
      const response = await server.fetch(path, {
        ...(json === undefined ? {} : { method: 'POST', body: JSON.stringify(json) }),
        headers: {
          ...(role === null ? {} : { Authorization: `Bearer ${server.keys[role]}` }),
          ...(json === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...headers,
        },
      });
      const text = await response.text();
      const isJson = response.headers.get('content-type')?.includes('json') ?? false;
      return {
        status: response.status,
        headers: response.headers,
        body: isJson ? JSON.parse(text) : text,
      };
    }
    const problemOf = ({ body }: Answer) => body as Problem;

    describe('what is public', () => {
      it.each(['/healthz', '/readyz'])('%s answers without a key', async (path) => {
        expect(await call(null, path)).toMatchObject({ status: 200, body: { status: 'ok' } });
      });

      it('serves the OpenAPI 3.1 document', async () => {
        const { status, body } = await call(null, '/openapi.json');
        expect(status).toBe(200);
        expect(body).toEqual(openApi);
        expect(openApi.openapi).toBe('3.1.0');
      });

      it('shows the document as a page, with everything that the page loads', async () => {
        const page = await call(null, '/docs');
        expect(page.status).toBe(200);
        const loaded = [...String(page.body).matchAll(/(?:href|src)="(\/docs\/[^"]+)"/g)];
        expect(loaded.length).toBeGreaterThanOrEqual(3);
        for (const [, path] of loaded) {
          const { status, headers } = await call(null, path ?? '');
          expect([path, status]).toEqual([path, 200]);
          expect(headers.get('content-type')).toMatch(/css|javascript/);
        }
      });

      it('sends people without a session to the sign-in page', async () => {
        const { status, headers } = await call(null, '/');
        expect(status).toBe(302);
        expect(headers.get('location')).toMatch(/^\/sign-in/);
        expect((await call(null, '/sign-in')).status).toBe(200);
      });
    });

    describe('what needs a key', () => {
      const operations = Object.entries(openApi.paths)
        .filter(([path]) => path.startsWith('/v1/'))
        .flatMap(([path, methods]) => Object.keys(methods).map((method) => [method, path]));

      it.each(operations)(
        'refuses %s %s without a key and with a wrong one',
        async (method, path) => {
          const target = String(path)
            .replace('{uscc}', USCC)
            .replace(/\{\w+\}/g, 'x');
          const init = { method: String(method).toUpperCase() };
          const wrong = { Authorization: `Bearer hh_${'x'.repeat(43)}` };
          for (const headers of [{}, wrong, { Authorization: 'Bearer nonsense' }]) {
            const response = await server.fetch(target, { ...init, headers });
            expect(response.status).toBe(401);
            expect(response.headers.get('content-type')).toContain('application/problem+json');
            const problem = (await response.json()) as Problem;
            expect(problem.code).toBe('UNAUTHENTICATED');
            expect(problem.titleZh).toMatch(/\p{Script=Han}/u);
          }
        },
      );

      it('refuses an address that does not exist like any other', async () => {
        expect((await call(null, '/v1/nothing')).status).toBe(401);
        const answer = await call('bureau', '/v1/nothing');
        expect(answer.status).toBe(404);
        expect(problemOf(answer).code).toBe('ROUTE_NOT_FOUND');
      });
    });

    describe('people', () => {
      let origin = '';
      const form = (path: string, fields: Record<string, string>) =>
        server.fetch(path, {
          method: 'POST',
          headers: { origin },
          body: new URLSearchParams(fields),
        });
      const account = { email: 'li.ming@example.com', password: 'correct horse battery' };

      it('are invited, set a password and sign in, with a cookie that no script reads', async () => {
        const invitation = { email: account.email, role: 'bank', organisation: 'demo-rural-bank' };
        const { status, body } = await call('bank', '/v1/invitations', invitation);
        expect(status).toBe(201);
        const link = new URL(String((body as { link: string }).link));
        const path = link.pathname;
        origin = link.origin;
        expect((await server.fetch(path)).status).toBe(200);
        const accepted = await form(path, { name: '李明', password: account.password });
        expect([accepted.status, accepted.headers.get('location')]).toEqual([303, '/account']);
        const refused = await form('/sign-in/password', { ...account, password: 'another one' });
        expect(refused.status).toBe(401);
        const signedIn = await form('/sign-in/password', account);
        expect(signedIn.status).toBe(303);
        const cookies = signedIn.headers.getSetCookie();
        const line = cookies.findLast((one) => /^heheng\.session_token=.+HttpOnly/.test(one)) ?? '';
        const headers = { cookie: line.split(';')[0] ?? '' };
        const page = await server.fetch('/account', { headers });
        expect(await page.text()).toContain('李明');
        expect((await server.fetch('/account')).status).toBe(302);
        const used = await form(path, { name: '李明', password: account.password });
        expect(used.status).toBe(404);
      });
    });

    describe('addresses', () => {
      it('that no door has are refused like any other, to programs', async () => {
        const { status, headers, body } = await call('bureau', '/nothing');
        expect(status).toBe(404);
        expect(headers.get('content-type')).toContain('application/problem+json');
        expect(body).toMatchObject({ code: 'ROUTE_NOT_FOUND' });
      });

      it('name the methods that they take', async () => {
        const response = await server.fetch(`/v1/cooperatives/${USCC}/ratings`, {
          method: 'DELETE',
          headers: { Authorization: `Bearer ${server.keys.bureau}` },
        });
        expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, POST']);
        expect(await response.json()).toMatchObject({ code: 'METHOD_NOT_ALLOWED' });
      });
    });

    describe('calculations', () => {
      it('scores the worked example as the contract says', async () => {
        const { status, body } = await call('bank', '/v1/score', {
          id: 'A1',
          indicators: WORKED_EXAMPLE,
        });
        expect(status).toBe(200);
        expect(body).toMatchObject({ id: 'A1', score: 80.7394, level: 'NORMAL', triggers: [] });
      });

      it('names what is wrong with a scoring request, and scores nothing', async () => {
        const answer = await call('bureau', '/v1/score', { indicators: { F1: '0.5' } });
        expect(answer.status).toBe(422);
        expect(answer.body).toMatchObject({
          error: { code: 'SCORE_INVALID_VALUE', path: '/indicators/F1' },
        });
      });

      it('takes the model from the request, and refuses one that does not exist', async () => {
        const known = await call('bureau', '/v1/score', { indicators: {}, model: 'gaoqing-2026' });
        expect(known.body).toMatchObject({ level: 'DATA_GAP', model: { id: 'gaoqing-2026' } });
        const unknown = await call('bureau', '/v1/score', { indicators: {}, model: 'other' });
        expect(unknown.body).toMatchObject({ error: { code: 'SCORE_UNKNOWN_MODEL' } });
      });

      it('gives the file of a model to the byte, with its digest as ETag', async () => {
        const path = '/v1/models/indicators/gaoqing-2026/file?version=1.0.0';
        const headers = { Authorization: `Bearer ${server.keys.guarantor}` };
        const response = await server.fetch(path, { headers });
        const bytes = await response.arrayBuffer();
        const hash = Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex');
        expect(`sha256:${hash}`).toBe(modelDigests['indicators/gaoqing-2026/1.0.0.json']);
        expect(response.headers.get('etag')).toContain(hash);
      });

      it('answers AHP requests', async () => {
        const matrix = [
          [1, '1/3'],
          [3, 1],
        ];
        const { status, body } = await call('expert', '/v1/ahp', { op: 'priorities', matrix });
        expect(status).toBe(200);
        expect(body).toMatchObject({ weights: [0.25, 0.75], consistencyRatio: 0 });
      });

      it('refuses a contradictory matrix with its place', async () => {
        const matrix = [
          [1, 3],
          [3, 1],
        ];
        const { status, body } = await call('expert', '/v1/ahp', { op: 'priorities', matrix });
        expect(status).toBe(422);
        expect(body).toMatchObject({ error: { code: 'AHP_NOT_RECIPROCAL', path: '/matrix/1/0' } });
      });

      it('checks a statement without storing it', async () => {
        const { body } = await call('cooperative', '/v1/statements/check', balancedStatement());
        expect(body).toMatchObject({ acceptable: true, findings: [] });
      });
    });

    describe('the way from accounts to finance', () => {
      let statementId = '';
      const path = `/v1/cooperatives/${USCC}`;

      it('registers a cooperative', async () => {
        const { status, body } = await call('bureau', '/v1/cooperatives', REGISTRATION);
        expect(status).toBe(201);
        expect(body).toMatchObject({ uscc: USCC, town: { townId: 'tangfang' }, warnings: [] });
      });

      it('has no rating to show before there is one', async () => {
        expect((await call('bureau', `${path}/rating`)).status).toBe(404);
        const route = await call('bureau', `${path}/route`);
        expect(route.body).toMatchObject({ level: 'DATA_GAP', lane: { id: 'data-first' } });
      });

      it('takes a statement with the facts of the cooperative', async () => {
        const facts = { members: 120, membersWithAccount: 120, contractedSales: '900000.00' };
        const submission = { ...balancedStatement(), facts };
        const { status, body } = await call('bureau', `${path}/statements`, submission);
        expect(status).toBe(201);
        expect(body).toMatchObject({ state: 'submitted', revision: 1, acceptable: true });
        statementId = (body as { statementId: string }).statementId;
      });

      it('does not take the very same statement twice', async () => {
        const facts = { members: 120, membersWithAccount: 120, contractedSales: '900000.00' };
        const submission = { ...balancedStatement(), facts };
        const answer = await call('bureau', `${path}/statements`, submission);
        expect(answer.status).toBe(409);
        expect(problemOf(answer).code).toBe('STATEMENT_DUPLICATE');
        const { body } = await call('bureau', `${path}/statements`);
        expect((body as { items: unknown[] }).items).toHaveLength(1);
      });

      it('lets nobody verify what they submitted', async () => {
        const target = `${path}/statements/${statementId}/verification`;
        const answer = await call('bureau', target, { decision: 'accepted' });
        expect(answer.status).toBe(403);
        expect(problemOf(answer).code).toBe('MAKER_IS_CHECKER');
      });

      it('is verified by the township, once', async () => {
        const target = `${path}/statements/${statementId}/verification`;
        const first = await call('township', target, { decision: 'accepted' });
        expect(first.status).toBe(201);
        expect(first.body).toMatchObject({ state: 'accepted', verifiedBy: 'demo-township' });
        const second = await call('township', target, { decision: 'returned', note: '再看一次' });
        expect(problemOf(second).code).toBe('STATEMENT_DECIDED');
      });

      it('gives back what was filed, word for word', async () => {
        const { body } = await call('regulator', `${path}/statements/${statementId}`);
        expect(body).toMatchObject({ document: balancedStatement(), findings: [] });
      });

      it('records facts that government knows, each sheet with those before it', async () => {
        const first = { fiscalYear: 2025, source: '登记机关', facts: { registryStatus: 'normal' } };
        await call('bureau', `${path}/facts`, first);
        const facts = {
          overdueDays: 0,
          judicialRecord: 'none',
          keyPersonCredit: 'good',
          priceVariation: 0.08,
          insuredUnits: 90,
          majorTaxCase: false,
          penaltyListed: false,
        };
        const second = { fiscalYear: 2025, source: '信用信息平台', facts };
        const { status, body } = await call('bureau', `${path}/facts`, second);
        expect(status).toBe(201);
        expect(body).toMatchObject({
          revision: 2,
          facts: { registryStatus: 'normal', overdueDays: 0, judicialRecord: 'none' },
        });
      });

      it('is rated, and the rating reads the same again', async () => {
        const { status, body } = await call('bureau', `${path}/ratings`, {});
        expect(status).toBe(201);
        expect(body).toMatchObject({ fiscalYear: 2025, statementId, level: 'DATA_GAP' });
        const again = await call('township', `${path}/rating`);
        expect(again.body).toEqual(body);
      });

      it('has a score with contributions and improvements once enough is known', async () => {
        const facts = {
          ...{ farmerMembers: 118, generalMeetings: 2, meetingAttendanceShare: 0.8 },
          ...{ minutesSigned: true, reportsLaidOutDays: 20, largestContribution: '90000.00' },
          ...{ topThreeCustomerSales: '800000.00', memberTrade: '1200000.00' },
          ...{ nonMemberTrade: '300000.00', unifiedPurchaseShare: 0.7, unifiedSaleShare: 0.85 },
          ...{ externalGuarantees: '0.00', subsidyIncome: '50000.00', insurableUnits: 100 },
          ...{ members: 120, membersWithAccount: 120, contractedSales: '900000.00' },
        };
        const submitted = await call('bureau', `${path}/statements`, {
          ...balancedStatement(),
          facts,
        });
        const { statementId: id, revision } = submitted.body as Record<string, string>;
        expect(revision).toBe(2);
        await call('township', `${path}/statements/${id}/verification`, { decision: 'accepted' });
        const { body } = await call('bureau', `${path}/ratings`, {});
        const rating = body as {
          score: number;
          indicators: { contribution: number }[];
          improvements: { points: number }[];
        };
        const sum = rating.indicators.reduce((total, { contribution }) => total + contribution, 0);
        expect(sum).toBeCloseTo(rating.score, 3);
        const points = rating.improvements.map((one) => one.points);
        expect(points).toEqual([...points].sort((a, b) => b - a));
        expect(points[0]).toBeGreaterThan(0);
      });

      it('routes to finance: which programmes, what is missing, what would open them', async () => {
        const query = 'amountYuan=300000.00&productionPurpose=true';
        const { status, body } = await call('cooperative', `${path}/route?${query}`);
        expect(status).toBe(404);
        expect(problemOf({ status, body } as Answer).code).toBe('NOT_FOUND');
        const route = (await call('bureau', `${path}/route?${query}`)).body as {
          lane: { id: string };
          programmes: { id: string; outcome: string; gates: unknown[] }[];
        };
        expect(route.lane.id).toMatch(/^green/);
        const outcomes = Object.fromEntries(route.programmes.map((it) => [it.id, it.outcome]));
        expect(outcomes['qilu-fumin']).toBe('SHUT');
        expect(outcomes['direct-credit']).toMatch(/OPEN|CONDITIONS/);
        expect(route.programmes.every(({ gates }) => gates.length > 0)).toBe(true);
      });
    });

    describe('who sees what', () => {
      const own = '93370322000000617J';

      it('shows a cooperative itself and nobody else', async () => {
        const { body } = await call('cooperative', '/v1/cooperatives');
        const { items } = body as { items: { uscc: string }[] };
        expect(items.map(({ uscc }) => uscc)).toEqual([own]);
        expect((await call('cooperative', `/v1/cooperatives/${own}/rating`)).status).toBe(200);
      });

      it('cannot be told apart: what is not yours and what is not there', async () => {
        const notYours = await call('cooperative', `/v1/cooperatives/${USCC}/rating`);
        const notThere = await call('cooperative', `/v1/cooperatives/${OTHER}/rating`);
        const { requestId: _a, ...first } = notYours.body as Record<string, unknown>;
        const { requestId: _b, ...second } = notThere.body as Record<string, unknown>;
        expect(notYours.status).toBe(404);
        expect(first).toEqual(second);
      });

      it('shows a township its own cooperatives', async () => {
        const { body } = await call('township', '/v1/cooperatives');
        const { items } = body as { items: { town: { townId: string } }[] };
        expect(new Set(items.map(({ town }) => town.townId))).toEqual(new Set(['tangfang']));
      });

      it.each(['bank', 'guarantor', 'expert'] as const)(
        'shows a %s nothing without a consent',
        async (role) => {
          const { status, body } = await call(role, '/v1/cooperatives');
          expect([status, body]).toEqual([200, { items: [], next: null }]);
        },
      );

      it('shows a bank what a cooperative agrees to, as long as it agrees, and writes it down', async () => {
        const path = `/v1/cooperatives/${own}`;
        const consent = {
          receiver: 'demo-rural-bank',
          purpose: 'loan',
          scopes: ['rating'],
          validUntil: new Date(Date.now() + 86_400_000).toISOString(),
        };
        const granted = await call('cooperative', `${path}/consents`, consent);
        expect([granted.status, granted.body]).toMatchObject([201, { state: 'live', uscc: own }]);
        const { consentId } = granted.body as { consentId: string };
        expect((await call('bank', `${path}/rating`)).status).toBe(200);
        expect((await call('guarantor', `${path}/rating`)).status).toBe(404);
        expect((await call('bank', `${path}/statements`)).status).toBe(404);
        const register = await call('cooperative', '/v1/disclosures');
        expect(register.body).toMatchObject({
          items: [{ uscc: own, actor: 'demo-bank', shown: ['rating'], consentId }],
        });
        const revoked = await call('cooperative', `${path}/consents/${consentId}/revocation`, {});
        expect([revoked.status, revoked.body]).toMatchObject([201, { state: 'revoked' }]);
        const fixed = { 'X-Request-Id': 'fixed' };
        const notYours = await call('bank', `${path}/rating`, undefined, fixed);
        const nowhere = `/v1/cooperatives/93370322000000027H/rating`;
        const notThere = await call('bank', nowhere, undefined, fixed);
        expect(notYours.status).toBe(404);
        expect(notYours.body).toEqual(notThere.body);
      });

      it.each([
        ['township', '/v1/cooperatives', REGISTRATION],
        ['cooperative', `/v1/cooperatives/${own}/ratings`, {}],
        ['regulator', `/v1/cooperatives/${own}/statements`, balancedStatement()],
        [
          'cooperative',
          `/v1/cooperatives/${own}/facts`,
          { fiscalYear: 2025, source: '自报', facts: { generalMeetings: 2 } },
        ],
      ] as const)('refuses %s on %s', async (role, path, body) => {
        const answer = await call(role, path, body);
        expect(answer.status).toBe(403);
        expect(problemOf(answer).code).toBe('FORBIDDEN');
      });

      it('lets a page be read by cursor', async () => {
        const seen: string[] = [];
        for (let after = ''; ; ) {
          const { body } = await call('bureau', `/v1/cooperatives?limit=10${after}`);
          const { items, next } = body as { items: { uscc: string }[]; next: string | null };
          seen.push(...items.map(({ uscc }) => uscc));
          if (next === null) break;
          after = `&after=${next}`;
        }
        expect(seen).toEqual([...new Set(seen)].sort());
        expect(seen.length).toBeGreaterThan(30);
      });
    });

    describe('bad input', () => {
      const path = `/v1/cooperatives/${USCC}`;

      it.each([
        ['a wrong check character', '93370322000000019M', 'USCC_CHECK_DIGIT'],
        ['a letter that codes do not have', '9337032200000001OI', 'USCC_CHARACTER'],
        ['a company', '91350100M000100Y43', 'USCC_NOT_A_COOPERATIVE'],
      ])('refuses the code of %s', async (_, uscc, code) => {
        const answer = await call('bureau', '/v1/cooperatives', { ...REGISTRATION, uscc });
        expect(answer.status).toBe(422);
        expect(problemOf(answer)).toMatchObject({
          code: 'USCC_INVALID',
          issues: [{ code, pointer: '/uscc' }],
        });
      });

      it('refuses a cooperative that is registered already', async () => {
        const answer = await call('bureau', '/v1/cooperatives', REGISTRATION);
        expect([answer.status, problemOf(answer).code]).toEqual([409, 'COOPERATIVE_EXISTS']);
      });

      it.each([
        ['an unbalanced statement', { 货币资金: { opening: '0', closing: '1' } }, 'SUM_MISMATCH'],
        ['an unknown line', { 比特币: { opening: '0', closing: '0' } }, 'LINE_UNKNOWN'],
        ['NaN as an amount', { 货币资金: { opening: '0', closing: 'NaN' } }, 'AMOUNT_INVALID'],
        ['a third decimal', { 货币资金: { opening: '0', closing: '1.001' } }, 'AMOUNT_INVALID'],
      ])('refuses %s whole, with its cell', async (_, lines, code) => {
        const before = (await call('bureau', `${path}/statements`)).body;
        const statement = balancedStatement();
        const answer = await call('bureau', `${path}/statements`, {
          ...statement,
          lines: { ...statement.lines, ...lines },
        });
        expect(answer.status).toBe(422);
        const { code: problem, issues } = problemOf(answer);
        expect(problem).toBe('STATEMENT_NOT_ACCEPTABLE');
        expect(issues).toContainEqual(expect.objectContaining({ code }));
        expect((await call('bureau', `${path}/statements`)).body).toEqual(before);
      });

      it('refuses an unknown form and facts that are not the cooperative’s to state', async () => {
        const form = await call('bureau', `${path}/statements`, {
          ...balancedStatement(),
          form: '1999',
        });
        expect(problemOf(form).issues).toMatchObject([{ code: 'FORM_UNKNOWN' }]);
        const facts = { members: -1, registryStatus: 'normal', contractedSales: 5 };
        const answer = await call('bureau', `${path}/statements`, {
          ...balancedStatement(),
          facts,
        });
        expect(problemOf(answer)).toMatchObject({
          code: 'FACTS_INVALID',
          issues: [
            { code: 'FACT_INVALID', pointer: '/facts/members' },
            { code: 'FACT_UNKNOWN', pointer: '/facts/registryStatus' },
            { code: 'FACT_INVALID', pointer: '/facts/contractedSales' },
          ],
        });
      });

      it.each([
        ['a control character', '坏\u0000名合作社'],
        ['half a character', '坏\ud800名合作社'],
        ['an invisible mark that turns text around', '坏\u202e名合作社'],
        ['nothing that can be read', '　——　'],
      ])('refuses a name with %s', async (_, name) => {
        const answer = await call('bureau', '/v1/cooperatives', { ...REGISTRATION, name });
        expect(answer.status).toBe(422);
        expect(problemOf(answer).issues).toMatchObject([
          { pointer: '/name', code: 'TEXT_INVALID' },
        ]);
      });

      it('says in plain words of both languages what a value should be', async () => {
        const registration = { ...REGISTRATION, name: undefined, townId: 5, registeredOn: '昨天' };
        const answer = await call('bureau', '/v1/cooperatives', registration);
        expect(problemOf(answer).issues).toEqual([
          { pointer: '/name', code: 'REQUIRED', zh: '此项必填。', en: 'This is required.' },
          { pointer: '/townId', code: 'TYPE_INVALID', zh: '应为文本。', en: 'Must be a text.' },
          expect.objectContaining({ pointer: '/registeredOn', code: 'DATE_INVALID' }),
        ]);
      });

      it('warns of a date before the law, and of a code of elsewhere', async () => {
        const answer = await call('bureau', '/v1/cooperatives', {
          ...REGISTRATION,
          uscc: '93370303000000013K',
          registeredOn: '1990-01-01',
        });
        const { warnings } = answer.body as { warnings: { code: string }[] };
        expect(warnings.map(({ code }) => code)).toEqual([
          'USCC_OTHER_DIVISION',
          'REGISTERED_BEFORE_THE_LAW',
        ]);
      });

      it('refuses what has not happened yet', async () => {
        const registration = { ...REGISTRATION, uscc: OTHER, registeredOn: '2099-01-01' };
        const answer = await call('bureau', '/v1/cooperatives', registration);
        expect([answer.status, problemOf(answer).code]).toEqual([422, 'IN_THE_FUTURE']);
      });

      it('refuses to record nothing', async () => {
        const recording = { fiscalYear: 2025, source: '无', facts: {} };
        const answer = await call('bureau', `${path}/facts`, { ...recording, source: '县局台账' });
        expect(problemOf(answer).issues).toMatchObject([
          { pointer: '/facts', code: 'FACTS_EMPTY' },
        ]);
      });

      it.each(['__proto__', '\\u005f_proto__'])('refuses the key %s', async (key) => {
        const response = await server.fetch('/v1/score', {
          method: 'POST',
          body: `{"indicators": {"F1": 0.5}, "${key}": {"a": 1}}`,
          headers: {
            Authorization: `Bearer ${server.keys.bureau}`,
            'Content-Type': 'application/json',
          },
        });
        expect(response.status).toBe(422);
        expect(await response.json()).toMatchObject({ code: 'INPUT_INVALID' });
      });

      it('refuses unknown JSON keys at their place', async () => {
        const answer = await call('bureau', '/v1/cooperatives', { ...REGISTRATION, nam: 'x' });
        expect(answer.status).toBe(422);
        expect(problemOf(answer)).toMatchObject({
          code: 'INPUT_INVALID',
          issues: [{ code: 'KEY_UNKNOWN', pointer: '/nam' }],
        });
      });

      it('refuses what is not JSON', async () => {
        const response = await server.fetch('/v1/score', {
          method: 'POST',
          body: '{"indicators": {"F1": NaN}}',
          headers: {
            Authorization: `Bearer ${server.keys.bureau}`,
            'Content-Type': 'application/json',
          },
        });
        expect(response.status).toBe(400);
        expect(await response.json()).toMatchObject({ code: 'JSON_MALFORMED' });
      });

      it.each(['text/plain', 'application/x-www-form-urlencoded', undefined])(
        'refuses the content type %s',
        async (type) => {
          const response = await server.fetch('/v1/score', {
            method: 'POST',
            body: new TextEncoder().encode('{"indicators": {}}'),
            headers: {
              Authorization: `Bearer ${server.keys.bureau}`,
              ...(type === undefined ? {} : { 'Content-Type': type }),
            },
          });
          expect(response.status).toBe(415);
          expect(await response.json()).toMatchObject({ code: 'CONTENT_TYPE_UNSUPPORTED' });
        },
      );

      it('refuses a body of 10 MB', async () => {
        const response = await server.fetch('/v1/score', {
          method: 'POST',
          body: `{"indicators": {"F1": ${' '.repeat(10_000_000)}1}}`,
          headers: {
            Authorization: `Bearer ${server.keys.bureau}`,
            'Content-Type': 'application/json',
          },
        });
        expect(response.status).toBe(413);
        expect(await response.json()).toMatchObject({ code: 'BODY_TOO_LARGE' });
      });

      it('asks for the reason of a return', async () => {
        const target = `${path}/statements/x/verification`;
        const answer = await call('township', target, { decision: 'returned' });
        expect(problemOf(answer).issues).toMatchObject([{ code: 'NOTE_NEEDED' }]);
      });

      it('refuses queries that mean nothing', async () => {
        const level = await call('bureau', '/v1/cooperatives?level=PURPLE');
        expect([level.status, problemOf(level).code]).toEqual([422, 'INPUT_INVALID']);
        const amount = await call('bureau', `${path}/route?amountYuan=a+lot`);
        expect([amount.status, problemOf(amount).code]).toEqual([422, 'INPUT_INVALID']);
      });
    });

    describe('repeated requests', () => {
      const registration = { ...REGISTRATION, uscc: OTHER, name: '高青县晨望蔬菜专业合作社' };

      it('get the first answer again, marked', async () => {
        const key = { 'Idempotency-Key': 'register-1' };
        const first = await call('bureau', '/v1/cooperatives', registration, key);
        const second = await call('bureau', '/v1/cooperatives', registration, key);
        expect([first.status, second.status]).toEqual([201, 201]);
        expect(second.body).toEqual(first.body);
        expect(first.headers.get('idempotency-replayed')).toBeNull();
        expect(second.headers.get('idempotency-replayed')).toBe('true');
      });

      it('are refused if they ask for something else', async () => {
        const key = { 'Idempotency-Key': 'register-1' };
        const other = { ...registration, name: '另一个名称' };
        const answer = await call('bureau', '/v1/cooperatives', other, key);
        expect([answer.status, problemOf(answer).code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
      });

      it('at the same time are carried out once', async () => {
        const recording = { fiscalYear: 2025, source: '并发', facts: { idleMonths: 0 } };
        const target = `/v1/cooperatives/${OTHER}/facts`;
        const key = { 'Idempotency-Key': 'facts-1' };
        const answers = await Promise.all(
          Array.from({ length: 8 }, () => call('bureau', target, recording, key)),
        );
        expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true);
        const after = await call('bureau', target, { ...recording, facts: { testsTaken: 3 } });
        expect(after.body).toMatchObject({ revision: 2 });
      });
    });

    describe('every answer', () => {
      it('carries a request id and headers that keep browsers safe', async () => {
        const { headers } = await call('bureau', '/v1/cooperatives', undefined, {
          'X-Request-Id': 'mine-1',
        });
        expect(headers.get('x-request-id')).toBe('mine-1');
        expect(headers.get('content-security-policy')).toContain("default-src 'none'");
        expect(headers.get('x-content-type-options')).toBe('nosniff');
        expect(headers.get('ratelimit-limit')).toBe('600');
      });

      it('for which some wait comes as events to those who listen', async () => {
        const file = [{ uscc: '93370322000000617J', ...balancedStatement(2016) }];
        const { headers, body } = await call('bureau', '/v1/imports', file, {
          Accept: 'text/event-stream',
        });
        expect(headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
        expect(headers.get('content-encoding')).toBeNull();
        const events = [...String(body).matchAll(/event: (\w+)\ndata: (.+)\n\n/g)];
        expect(events.map(([, event]) => event)).toEqual(['progress', 'progress', 'result']);
        expect(JSON.parse(events.at(-1)?.[2] ?? '')).toMatchObject({
          status: 201,
          body: { statements: 1, isAcceptable: true },
        });
      });

      it('of a page names the cooperatives and says that they are fictional', async () => {
        const page = await call('bureau', '/');
        expect(page.status).toBe(200);
        expect(page.body).toContain('高青县墨犊黑牛养殖专业合作社');
        expect(page.body).toContain('虚构');
        const report = await call('bureau', '/cooperatives/93370322000000617J');
        expect(report.status).toBe(200);
        expect(report.body).toContain('<svg');
        expect(report.body).toContain('虚构');
        const query = 'amountYuan=300000&productionPurpose=true&refinancing=';
        const applied = await call('bureau', `/cooperatives/93370322000000617J?${query}`);
        expect(applied.body).toContain('outcome-open');
        expect(applied.body).toContain('value="300000"');
        const wrong = await call('bureau', '/cooperatives/93370322000000617J?amountYuan=0');
        expect([wrong.status, String(wrong.body)]).toEqual([
          200,
          expect.stringContaining('申请金额应大于零'),
        ]);
        expect(report.body).not.toContain('outcome-open');
        const english = await call('bureau', '/cooperatives/93370322000000617J?lang=en');
        expect(english.body).toContain('Modu Black Cattle Cooperative');
        expect(english.body).toContain('fictional');
      });
    });
  });
}
