import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportAudit } from '../../src/domain/audit/export.ts';
import { type Reason, verifyAudit } from '../../src/domain/audit/verify.ts';
import { canonicalJson, sha256 } from '../../src/domain/canonical.ts';
import { change, KEY_LIFETIME_HOURS } from '../../src/domain/change.ts';
import { demonstrationActors } from '../../src/domain/demonstration/seed.ts';
import { recordFacts } from '../../src/domain/facts/record.ts';
import { submitStatement } from '../../src/domain/statements/submit.ts';
import { balancedStatement } from '../support/accounts.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';

/* A change, its audit record and the answer to a repeated request commit together or not at all. */

const USCC = '93370322000000617J';
const { bureau, regulator } = demonstrationActors();

let test: TestHouse;

beforeAll(async () => {
  test = await openTestHouse();
});
afterAll(async () => test.close());

const countOf = async (table: string): Promise<number> => {
  const { rows } = await sql
    .raw<{ count: string }>(`select count(*) as count from ${table}`)
    .execute(test.house.db);
  return Number(rows[0]?.count);
};

const record = (idempotencyKey?: string, facts: Record<string, number> = { testsTaken: 5 }) =>
  recordFacts({
    ctx: test.as(bureau, idempotencyKey),
    input: { uscc: USCC, recording: { fiscalYear: 2026, source: '抽检记录', facts } },
  });

describe('a change', () => {
  it('that fails half-way leaves nothing behind', async () => {
    const tables = ['fact_sheet', 'audit_record', 'idempotency_key'];
    const before = await Promise.all(tables.map(countOf));
    const failing = change(
      test.as(bureau, 'fails'),
      { verb: 'test.fail', input: {}, chain: USCC },
      async (trx) => {
        await sql`insert into idempotency_key
          values ('370322', ${bureau.id}, 'y', 'z', null, now())`.execute(trx);
        throw new Error('the power failed');
      },
    );
    await expect(failing).rejects.toThrow('the power failed');
    expect(await Promise.all(tables.map(countOf))).toEqual(before);
  });

  it('appends exactly one record to the chain of the cooperative', async () => {
    const before = await countOf('audit_record');
    const { value } = await record();
    const { rows } = await sql<{ record: string; actor: string; subject: string }>`
      select record, actor, subject from audit_record
      where chain = ${USCC} order by seq desc limit 1`.execute(test.house.db);
    expect(await countOf('audit_record')).toBe(before + 1);
    expect(rows[0]).toMatchObject({ actor: 'demo-bureau', subject: value.factSheetId });
    expect(JSON.parse(rows[0]?.record ?? '')).toMatchObject({
      action: 'facts.record',
      role: 'bureau',
      basis: expect.stringMatching(/\p{Script=Han}/u),
      details: { fiscalYear: 2026 },
    });
  });

  it('is carried out once for an idempotency key, until the key is forgotten', async () => {
    const first = await record('once');
    const again = await record('once');
    expect([first.isReplay, again.isReplay]).toEqual([false, true]);
    expect(again.value).toEqual(first.value);
    const later = new Date(test.house.now().getTime() + (KEY_LIFETIME_HOURS + 1) * 3_600_000);
    test.setNow(later.toISOString());
    const forgotten = await record('once');
    expect(forgotten.isReplay).toBe(false);
    expect(forgotten.value.revision).toBe(first.value.revision + 1);
  });

  it('keeps the keys of different people apart', async () => {
    await record('shared');
    const other = { ...bureau, id: 'demo-bureau-2' };
    const { isReplay } = await recordFacts({
      ctx: test.as(other, 'shared'),
      input: {
        uscc: USCC,
        recording: {
          fiscalYear: 2026,
          source: '另一人',
          facts: { filingsDue: 4, filingsOnTime: 4 },
        },
      },
    });
    expect(isReplay).toBe(false);
  });

  it('of one cooperative follows the one before, with many at once', async () => {
    const statement = balancedStatement(2023);
    const submissions = await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        submitStatement({
          ctx: test.as(bureau),
          input: {
            uscc: USCC,
            submission: { ...statement, facts: { members: 100 + i } },
          },
        }),
      ),
    );
    const revisions = submissions.map(({ value }) => value.revision).sort((a, b) => a - b);
    expect(revisions).toEqual(Array.from({ length: 12 }, (_, i) => i + 1));
  });
});

describe('the audit trail', () => {
  const exported = async () => [...(await exportAudit({ ctx: test.as(regulator) }))];

  it('of the whole county holds', async () => {
    const lines = await exported();
    expect(await verifyAudit(lines)).toMatchObject({ valid: true, records: lines.length - 1 });
    expect(lines.length).toBeGreaterThan(300);
  });

  it('is for the regulator', async () => {
    await expect(exportAudit({ ctx: test.as(bureau) })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  const lineOf = (lines: string[], chain: string, nth: number): number => {
    const places = lines.flatMap((line, i) => (line.includes(`"chain":"${chain}"`) ? [i] : []));
    return places[nth] ?? -1;
  };

  it.each<[string, (lines: string[]) => string[], Reason]>([
    [
      'one altered byte',
      (lines) => lines.with(7, lines[7]?.replace(/"hash":"(.)/, '"hash":"x') ?? ''),
      'HASH_WRONG',
    ],
    [
      'one altered word',
      (lines) => lines.with(3, lines[3]?.replace('demo-', 'demo_') ?? ''),
      'HASH_WRONG',
    ],
    [
      'one missing record',
      (lines) => lines.toSpliced(lineOf(lines, USCC, 2), 1),
      'SEQUENCE_BROKEN',
    ],
    [
      'two records that changed places',
      (lines) => {
        const [a, b] = [lineOf(lines, USCC, 2), lineOf(lines, USCC, 3)];
        return lines.with(a, lines[b] ?? '').with(b, lines[a] ?? '');
      },
      'SEQUENCE_BROKEN',
    ],
    [
      'neighbours of different chains that changed places',
      (lines) => {
        const next = lines.findIndex((line) => !line.includes(`"chain":"${USCC}"`));
        return lines.with(next - 1, lines[next] ?? '').with(next, lines[next - 1] ?? '');
      },
      'CHAIN_OUT_OF_ORDER',
    ],
    ['one added space', (lines) => lines.with(5, `${lines[5]} `), 'TEXT_NOT_CANONICAL'],
    [
      'another spelling of the same content',
      (lines) => lines.with(5, lines[5]?.replace('demo-', '\\u0064emo-') ?? ''),
      'TEXT_NOT_CANONICAL',
    ],
    ['a missing checkpoint', (lines) => lines.slice(0, -1), 'CHECKPOINT_MISSING'],
    ['something behind the checkpoint', (lines) => [...lines, lines[0] ?? ''], 'AFTER_CHECKPOINT'],
    ['a line that is no record', (lines) => lines.with(0, 'null'), 'NOT_A_RECORD'],
  ])('shows %s', async (_, tamper, reason) => {
    expect(await verifyAudit(tamper(await exported()))).toMatchObject({ valid: false, reason });
  });

  it('shows a chain that lost its last record', async () => {
    const lines = await exported();
    const last = lines.findLastIndex((line) => line.includes(`"chain":"${USCC}"`));
    const places = lines.flatMap((line, i) =>
      line.includes(`"chain":"${USCC}"`) && !line.includes('checkpoint') ? [i] : [],
    );
    const end = places.at(-1) ?? last;
    expect(await verifyAudit(lines.toSpliced(end, 1))).toMatchObject({
      valid: false,
      reason: 'HEADS_DIFFER',
    });
  });

  it('shows a record that was forged together with its hash', async () => {
    const lines = await exported();
    const place = lineOf(lines, USCC, 1);
    const { hash: _, ...content } = JSON.parse(lines[place] ?? '') as Record<string, unknown>;
    const forged = { ...content, actor: 'nobody' };
    const line = canonicalJson({ ...forged, hash: await sha256(canonicalJson(forged)) });
    const verdict = await verifyAudit(lines.with(place, line));
    expect(verdict).toMatchObject({ valid: false, reason: 'PREVIOUS_HASH_WRONG' });
  });
});

describe('canonical JSON', () => {
  it('has one form, whatever the order of keys', () => {
    const text = '{"a":[1,null,{"x":"钱","y":true}],"b":"\\"","ä":0.1}';
    expect(canonicalJson({ ä: 0.1, b: '"', a: [1, undefined, { y: true, x: '钱' }] })).toBe(text);
    expect(canonicalJson({ a: undefined })).toBe('{}');
  });

  it('hashes as everybody does', async () => {
    const known = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    expect(await sha256('abc')).toBe(known);
  });
});
