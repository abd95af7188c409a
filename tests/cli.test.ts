import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modelDigests } from '../models/catalog.ts';
import { connect } from '../src/db/client.ts';
import { checkpointAudit } from '../src/domain/audit/checkpoint.ts';
import { exportAudit } from '../src/domain/audit/export.ts';
import { demonstrationActors } from '../src/domain/demonstration/seed.ts';
import { acceptAsNewPerson } from '../src/domain/people/accept-invitation.ts';
import { findSignedIn } from '../src/domain/people/acting.ts';
import { signIn } from '../src/domain/people/sign-in.ts';
import { machineHouse } from '../src/machine.ts';
import { WORKED_EXAMPLE } from './contract/worked-example.ts';
import statement from './engine/statement-fy2018.json' with { type: 'json' };
import { balancedStatement } from './support/accounts.ts';
import { answersOf, heheng } from './support/command.ts';
import { copyOfTemplate, openTestHouse } from './support/house.ts';
import { cookieOf } from './support/people.ts';
import { type PostgresServer, startPostgres } from './support/postgres.ts';

const ndjson = (...lines: unknown[]) => `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`;

describe('heheng score', () => {
  it('scores the worked example, a line an answer, in order', async () => {
    const input = ndjson(
      { id: 'first', indicators: WORKED_EXAMPLE },
      { id: 2, indicators: { ...WORKED_EXAMPLE, K1: 31 } },
    );
    const ended = await heheng(['score', '--model', 'gaoqing-2026'], input);
    expect(ended.status).toBe(0);
    expect(answersOf(ended)).toMatchObject([
      { id: 'first', score: 80.7394, level: 'NORMAL', levelByScore: 'NORMAL', triggers: [] },
      { id: 2, level: 'ORANGE', triggers: ['OVERDUE_31_90'] },
    ]);
    const [first] = answersOf(ended);
    expect(Object.keys(first ?? {})).toEqual([
      ...['id', 'score', 'level', 'levelByScore', 'triggers', 'missingWeight'],
      ...['criteria', 'indicators', 'model'],
    ]);
    expect(first?.model).toMatchObject({ id: 'gaoqing-2026', version: '1.0.0' });
  });

  it('answers invalid lines with an error each, the others all the same, and exits 2', async () => {
    const lines = [
      '{"indicators": {"F1": 0.4}}',
      '{"indicators": {"F1": "0.4"}}',
      '{"indicators": {"F1": 1e999}}',
      '{"indicators": {"F9": 1}}',
      '{"indicators": {"__proto__": 1}}',
      '{"indicators": {}, "extra": 1}',
      '{"indicators": []}',
      '[]',
      'NaN',
      '{"id": {"a": 1}, "indicators": {}}',
      '',
      '{"id": "last", "indicators": {"F1": null}}',
    ];
    const ended = await heheng(['score'], `${lines.join('\n')}\n`);
    expect(ended.status).toBe(2);
    const codes = answersOf(ended).map(
      (answer) => (answer.error as { code: string } | undefined)?.code ?? answer.level,
    );
    expect(codes).toEqual([
      'DATA_GAP',
      'SCORE_INVALID_VALUE',
      'SCORE_INVALID_VALUE',
      'SCORE_UNKNOWN_INDICATOR',
      'SCORE_UNKNOWN_INDICATOR',
      'SCORE_INVALID_REQUEST',
      'SCORE_INVALID_REQUEST',
      'SCORE_INVALID_REQUEST',
      'SCORE_INVALID_REQUEST',
      'SCORE_INVALID_REQUEST',
      'SCORE_INVALID_REQUEST',
      'DATA_GAP',
    ]);
    const [, invalid] = answersOf(ended);
    expect(invalid?.error).toMatchObject({
      path: '/indicators/F1',
      message: expect.any(String),
      messageZh: expect.stringMatching(/\p{Script=Han}/u),
    });
  });

  it('refuses a model that does not exist, on every line', async () => {
    const ended = await heheng(['score', '--model', 'other'], ndjson({ indicators: {} }));
    expect(ended.status).toBe(2);
    expect(answersOf(ended)).toMatchObject([{ error: { code: 'SCORE_UNKNOWN_MODEL' } }]);
  });
});

describe('heheng score --model-file', () => {
  const MODEL = 'models/indicators/gaoqing-2026/1.0.0.json';

  it('scores under the model in the file', async () => {
    const ended = await heheng(
      ['score', '--model-file', MODEL],
      ndjson({ indicators: WORKED_EXAMPLE }),
    );
    expect([ended.status, answersOf(ended)[0]]).toMatchObject([
      0,
      { score: 80.7394, model: { digest: modelDigests['indicators/gaoqing-2026/1.0.0.json'] } },
    ]);
  });

  it.each([
    ['another file', ['--model-file', 'models/forms/2007/1.0.0.json'], 'statement-form'],
    ['what is no JSON', ['--model-file', 'README.md'], 'the model file is not valid'],
    ['no file at all', ['--model-file', '/does/not/exist'], 'ENOENT'],
    ['two models', ['--model', 'gaoqing-2026', '--model-file', MODEL], 'usage'],
  ])('refuses %s and exits 2', async (_, args, message) => {
    const { status, stdout, stderr } = await heheng(['score', ...args], '{"indicators": {}}\n');
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});

describe('heheng, line by line,', () => {
  it('ends a line at a line feed and nowhere else', async () => {
    const lines = [
      '\uFEFF{"id": "one\u2028still one\u2029", "indicators": {}}\r',
      '\r{"id": "two",\r"indicators": {}}',
      '{"id": "last", "indicators": {}}',
    ];
    const ended = await heheng(['score'], lines.join('\n'));
    expect(answersOf(ended).map(({ id }) => id)).toEqual([
      'one\u2028still one\u2029',
      'two',
      'last',
    ]);
    expect(ended.status).toBe(0);
  });
});

describe('a blank line', () => {
  it.each(['ahp', 'score', 'statement check'])(
    'has an answer of its own, unless nothing follows it: heheng %s',
    async (command) => {
      const ended = await heheng(command.split(' '), '\n{}\n \r\n{}\n\n\r\n');
      const answers = answersOf(ended);
      expect(answers).toHaveLength(4);
      for (const k of [0, 2]) {
        expect(answers[k]).toMatchObject({
          error: {
            code: expect.stringMatching(/_INVALID_REQUEST$/),
            message: 'the line is not a JSON value',
          },
        });
      }
      expect(ended.status).toBe(2);
    },
  );

  it('says nothing where there is nothing else', async () => {
    const ended = await heheng(['ahp'], '\n\n');
    expect(answersOf(ended)).toEqual([]);
    expect(ended.status).toBe(0);
  });
});

describe('heheng ahp', () => {
  it('answers operations and refuses what is wrong with its place', async () => {
    const matrix = [
      [1, '1/3'],
      [3, 1],
    ];
    const input = ndjson({ op: 'priorities', matrix }, { op: 'nothing' }, { op: 'priorities' });
    const ended = await heheng(['ahp'], input);
    expect(ended.status).toBe(2);
    expect(answersOf(ended)).toMatchObject([
      { weights: [0.25, 0.75] },
      { error: { code: 'AHP_INVALID_REQUEST', path: '/op' } },
      { error: { code: 'AHP_INVALID_REQUEST', path: '/matrix' } },
    ]);
  });
});

describe('heheng statement check', () => {
  it('finds the six known warnings of the real statement, and takes it', async () => {
    const ended = await heheng(['statement', 'check'], ndjson(statement));
    expect(ended.status).toBe(0);
    const [answer] = answersOf(ended);
    const findings = answer?.findings as { code: string; severity: string }[];
    expect(answer?.acceptable).toBe(true);
    expect(findings.map(({ code }) => code).sort()).toEqual([
      'DEPRECIATION_ZERO',
      'EQUITY_ALL_UNDISTRIBUTED',
      'OPENING_UNBALANCED',
      'SHARE_CAPITAL_ZERO',
      'SUBTOTAL_NOT_FILLED',
      'SUBTOTAL_NOT_FILLED',
    ]);
    const ratios = answer?.ratios as Record<string, number>;
    expect(ratios.debtToAssets).toBeCloseTo(0.38209, 5);
    expect(ratios.currentRatio).toBeCloseTo(0.73944, 5);
    expect(ratios.cashRatio).toBeCloseTo(0.39644, 5);
  });

  it('takes last year’s statement along, and refuses what is no statement', async () => {
    const lastYear = balancedStatement(2024);
    const closing = { opening: '0.00', closing: '1.00' };
    const differing = { ...lastYear, lines: { ...lastYear.lines, 短期借款: closing } };
    const input = ndjson({ ...balancedStatement(), lastYear: differing }, { form: '2023' }, 7);
    const ended = await heheng(['statement', 'check'], input);
    expect(ended.status).toBe(2);
    const [first, second, third] = answersOf(ended);
    expect(first?.findings).toMatchObject([
      { code: 'OPENING_DIFFERS_FROM_LAST_CLOSING', line: '短期借款', column: 'opening' },
    ]);
    expect([second, third]).toMatchObject([
      { error: { code: 'STATEMENT_INVALID_REQUEST', path: '/lines' } },
      { error: { code: 'STATEMENT_INVALID_REQUEST', path: '' } },
    ]);
  });
});

describe('heheng audit', () => {
  let folder: string;
  let lines: readonly string[];

  beforeAll(async () => {
    folder = await copyOfTemplate();
    const { status, stdout } = await heheng(['audit', 'export'], '', { HEHENG_DATA: folder });
    expect(status).toBe(0);
    lines = stdout.trimEnd().split('\n');
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const fileOf = async (name: string, content: readonly string[]) => {
    const file = join(folder, name);
    await writeFile(file, `${content.join('\n')}\n`);
    return file;
  };

  it('exports what its verify says yes to, and no once it is tampered with', async () => {
    const whole = await heheng(['audit', 'verify'], `${lines.join('\n')}\n`);
    expect([whole.status, answersOf(whole)[0]]).toMatchObject([
      0,
      { valid: true, records: lines.length - 1 },
    ]);
    const file = await fileOf('tampered.ndjson', lines.toSpliced(4, 1));
    const broken = await heheng(['audit', 'verify', file]);
    expect([broken.status, answersOf(broken)[0]]).toMatchObject([1, { valid: false, line: 5 }]);
  });

  it('says of a file without its last byte that it is incomplete', async () => {
    const { status, stdout } = await heheng(['audit', 'verify'], lines.join('\n'));
    expect([status, JSON.parse(stdout)]).toEqual([
      1,
      { valid: false, line: lines.length, reason: 'LINE_CUT' },
    ]);
  });

  it('proves that a trail continues an older one, and shows where it does not', async () => {
    const test = await openTestHouse();
    const ctx = test.as(demonstrationActors().regulator);
    const before = await fileOf('before.ndjson', await exportAudit({ ctx }));
    await checkpointAudit({ ctx });
    const after = await fileOf('after.ndjson', await exportAudit({ ctx }));
    await test.close();
    const continued = await heheng(['audit', 'verify', '--since', before, after]);
    expect([continued.status, answersOf(continued)[0]]).toMatchObject([0, { valid: true }]);
    const shortened = await heheng(['audit', 'verify', '--since', after, before]);
    expect([shortened.status, answersOf(shortened)[0]]).toMatchObject([
      1,
      { valid: false, reason: 'EARLIER_RECORD_MISSING' },
    ]);
  });

  it.each([
    ['a county that does not exist', ['--county', '370321'], 'does not exist'],
    ['what is no county', ['--county', 'x'], 'six digits'],
  ])('exports nothing for %s', async (_, args, message) => {
    const environment = { HEHENG_DATA: folder };
    const { status, stdout, stderr } = await heheng(['audit', 'export', ...args], '', environment);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });
});

describe('heheng, called wrongly,', () => {
  it.each([
    [[]],
    [['nothing']],
    [['constructor']],
    [['statement']],
    [['statement', 'nothing']],
    [['score', '--modle', 'x']],
    [['audit', 'verify', '/does/not/exist']],
    [['audit', 'verify', '--since', '/does/not/exist', 'README.md']],
    [['audit', 'nothing']],
    [['audit']],
    [['migrate']],
  ])('%j says how and exits 2', async (args) => {
    const { status, stdout, stderr } = await heheng(args, '', { DATABASE_URL: '' });
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^heheng: \S/);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});

describe('heheng for operators', () => {
  let postgres: PostgresServer;

  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(async () => postgres?.close());

  it.each([
    ['a wrong password', (url: string) => url.replace(':heheng@', ':wrong@')],
    ['no such database', (url: string) => url.replace(/heheng$/, 'nothing')],
  ])('says %s of DATABASE_URL and exits 2', async (_, spoil) => {
    const environment = { DATABASE_URL: spoil(postgres.connectionString) };
    const { status, stderr } = await heheng(['migrate'], '', environment);
    expect([status, stderr]).toEqual([
      2,
      expect.stringMatching(/^heheng: DATABASE_URL: [^\n]+\n$/),
    ]);
  });

  it('takes an empty database to a county whose people can sign in', async () => {
    const environment = { DATABASE_URL: postgres.connectionString };
    const first = await heheng(['migrate'], '', environment);
    expect([first.status, first.stderr]).toEqual([0, expect.stringMatching(/^migrated: /)]);
    const second = await heheng(['migrate'], '', environment);
    expect([second.status, second.stderr]).toEqual([0, 'the schema is current\n']);
    const county = {
      countyCode: '370322',
      zh: '高青县',
      en: 'Gaoqing County',
      towns: [{ townId: 'tangfang', zh: '唐坊镇', en: 'Tangfang Town' }],
    };
    const created = await heheng(['county', 'create'], ndjson(county, county, {}), environment);
    expect(created.status).toBe(2);
    expect(answersOf(created)).toMatchObject([
      { countyCode: '370322' },
      { error: { code: 'COUNTY_EXISTS' } },
      { error: { code: 'INPUT_INVALID', path: '/countyCode' } },
    ]);
    const key = { countyCode: '370322', id: 'li-ming', name: '李明', role: 'bureau' };
    const made = await heheng(['key', 'create'], ndjson(key), environment);
    expect(made.status).toBe(0);
    expect(answersOf(made)[0]?.key).toMatch(/^hh_[\w-]{43}$/);
    const unnamed = await heheng(['audit', 'export'], '', environment);
    expect([unnamed.status, unnamed.stderr]).toEqual([2, expect.stringContaining('--county')]);
    const trail = await heheng(['audit', 'export', '--county', '370322'], '', environment);
    expect(answersOf(trail)).toMatchObject([
      { action: 'county.create', chain: 'county', seq: 1 },
      { action: 'key.create', chain: 'county', seq: 2 },
      { checkpoint: [{ chain: 'county', seq: 2 }] },
    ]);
  });

  it('removes what is over, a county a line, also of the embedded database', async () => {
    const removed = {
      ...{ 'idempotency-keys': 0, disclosures: 0, consents: 0 },
      ...{ 'superseded-contacts': 0, sessions: 0, 'sign-in-challenges': 0, 'used-codes': 0 },
      'failed-sign-ins': 0,
    };
    const lines = ndjson({ countyCode: '370322' }, { countyCode: '370321' }, {});
    const named = { DATABASE_URL: postgres.connectionString };
    const folder = await copyOfTemplate();
    for (const environment of [named, { DATABASE_URL: '', HEHENG_DATA: folder }]) {
      const ended = await heheng(['retention'], lines, environment);
      expect(ended.status).toBe(2);
      expect(answersOf(ended)).toMatchObject([
        { countyCode: '370322', removed },
        { error: { code: 'NOT_FOUND' } },
        { error: { code: 'INPUT_INVALID', path: '/countyCode' } },
      ]);
    }
    await rm(folder, { recursive: true });
  });

  it('invite the first people of a county, the regulator’s too, who then sign in', async () => {
    const environment = {
      DATABASE_URL: postgres.connectionString,
      HEHENG_URL: 'https://heheng.example/',
    };
    const regulator = {
      ...{ countyCode: '370322', organisationId: 'county-regulator', kind: 'regulator' },
      ...{ zh: '县地方金融监管机构', en: 'Finance regulator' },
    };
    const lines = ndjson(regulator, regulator, { ...regulator, countyCode: '370321' });
    const created = await heheng(['organisation', 'create'], lines, environment);
    expect(answersOf(created)).toMatchObject([
      { organisationId: 'county-regulator', kind: 'regulator' },
      { error: { code: 'ORGANISATION_EXISTS' } },
      { error: { code: 'NOT_FOUND' } },
    ]);
    const invitation = {
      ...{ countyCode: '370322', email: 'li.ming@example.com' },
      ...{ role: 'regulator', organisation: 'county-regulator' },
    };
    const wrong = { ...invitation, role: 'bank' };
    const invited = await heheng(['invite'], ndjson(invitation, wrong), environment);
    expect(invited.status).toBe(2);
    const [first, second] = answersOf(invited);
    expect(second?.error).toMatchObject({ code: 'INPUT_INVALID', path: '/organisation' });
    const link = String(first?.link);
    expect(link).toMatch(/^https:\/\/heheng\.example\/invitations\/inv_[\w-]{43}$/);

    const db = connect(postgres.connectionString);
    const house = machineHouse(db, {}, { secret: 'a secret of this test, of no use elsewhere' });
    const password = 'correct horse battery';
    const input = { token: link.slice(-47), name: '李明', password };
    await acceptAsNewPerson({ house, input });
    const { cookies } = await signIn({ house, input: { email: invitation.email, password } });
    const signedIn = await findSignedIn({ house, cookie: cookieOf(cookies) });
    expect(signedIn?.membership).toMatchObject({ organisation: 'county-regulator' });
    await db.destroy();
  });
});
