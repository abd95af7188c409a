import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerCooperative } from '../../../src/domain/cooperatives/register.ts';
import { demonstrationActors } from '../../../src/domain/demonstration/seed.ts';
import { commitImport } from '../../../src/domain/imports/commit.ts';
import { createImport } from '../../../src/domain/imports/create.ts';
import { getImport } from '../../../src/domain/imports/get.ts';
import { listImportedStatements } from '../../../src/domain/imports/list-statements.ts';
import type { CreateImportInput } from '../../../src/domain/imports/schemas.ts';
import { templateOf } from '../../../src/domain/statements/files/template.ts';
import { getStatement } from '../../../src/domain/statements/get.ts';
import { listStatements } from '../../../src/domain/statements/list.ts';
import { submitStatement } from '../../../src/domain/statements/submit.ts';
import { verifyStatement } from '../../../src/domain/statements/verify.ts';
import { statementForm } from '../../../src/engine/models.ts';
import { balancedStatement } from '../../support/accounts.ts';
import { cooperativeOf } from '../../support/consents.ts';
import { openTestHouse, type TestHouse } from '../../support/house.ts';
import { codeOf } from '../../support/writers.ts';

const { bureau, township, cooperative } = demonstrationActors();
const form = statementForm('2023');

let test: TestHouse;
let serial = 0;

beforeAll(async () => {
  test = await openTestHouse();
});
afterAll(async () => test?.close());

/** A cooperative of one's own. */
async function registered(registeredOn = '2019-05-20'): Promise<string> {
  serial += 1;
  const uscc = codeOf(6000 + serial);
  const name = `高青县晨望第${serial}专业合作社`;
  const input = { uscc, name, townId: 'tangfang', trade: '蔬菜', registeredOn };
  await registerCooperative({ ctx: test.as(bureau), input });
  return uscc;
}

type Year = { readonly uscc: string; readonly year?: number; readonly edit?: Edit };
type Edit = (lines: ReturnType<typeof balancedStatement>['lines']) => void;

function list(years: readonly Year[]): Uint8Array<ArrayBuffer> {
  if (form === undefined) throw new Error('no form');
  const filled = years.map(({ uscc, year = 2025, edit }) => {
    const submission = structuredClone(balancedStatement(year));
    edit?.(submission.lines);
    return { uscc, submission };
  });
  return templateOf(form, 'list', 'xlsx', filled);
}

const check = async (bytes: Uint8Array<ArrayBuffer>, about: CreateImportInput = {}, as = bureau) =>
  (await createImport({ ctx: test.as(as), input: { bytes, about } })).value;

const itemsOf = async (importId: string, as = bureau) =>
  (await listImportedStatements({ ctx: test.as(as), input: { importId } })).items;

const commit = async (importId: string, as = bureau) =>
  (await commitImport({ ctx: test.as(as), input: { importId } })).value;

const onRecord = async (uscc: string) =>
  (await listStatements({ ctx: test.as(bureau), input: { uscc } })).items;

it('a template that was sent back as it was files nothing', async () => {
  if (form === undefined) throw new Error('no form');
  const empty = { form: '2023', fiscalYear: 2025, lines: {}, surplus: {} };
  const bytes = templateOf(form, 'single', 'xlsx', [
    { uscc: await registered(), submission: empty },
  ]);
  const made = await check(bytes);
  expect(made).toMatchObject({ isAcceptable: false, refused: 1 });
  const [item] = await itemsOf(made.importId);
  expect(item?.findings[0]).toMatchObject({ code: 'NOTHING_FILLED', severity: 'error' });
});

describe('a file', () => {
  it('is checked without filing anything, and filed whole', async () => {
    const [one, two] = [await registered(), await registered()];
    const made = await check(list([{ uscc: one }, { uscc: two, year: 2024 }, { uscc: two }]));
    expect(made).toMatchObject({
      ...{ state: 'checked', format: 'xlsx', statements: 3, refused: 0, isAcceptable: true },
      findings: [],
    });
    expect(await onRecord(two)).toEqual([]);
    expect(await commit(made.importId)).toMatchObject({ state: 'committed' });
    expect(await onRecord(one)).toMatchObject([{ fiscalYear: 2025, revision: 1 }]);
    expect(await onRecord(two)).toMatchObject([{ fiscalYear: 2025 }, { fiscalYear: 2024 }]);
    const ctx = test.as(bureau);
    expect(await getImport({ ctx, input: { importId: made.importId } })).toMatchObject({
      state: 'committed',
    });
  });

  it('is filed once', async () => {
    const { importId } = await check(list([{ uscc: await registered() }]));
    await commit(importId);
    await expect(commit(importId)).rejects.toMatchObject({ code: 'IMPORT_COMMITTED' });
  });

  it('with one error anywhere is a report, and nothing of it is filed', async () => {
    const [good, bad] = [await registered(), await registered()];
    const edit: Edit = (lines) => {
      lines.货币资金 = { opening: '120000.00', closing: '7.00' };
    };
    const made = await check(list([{ uscc: good }, { uscc: bad, edit }]));
    expect(made).toMatchObject({ refused: 1, isAcceptable: false });
    const [first, second] = await itemsOf(made.importId);
    expect(first).toMatchObject({ outcome: 'new', findings: [] });
    const places = second?.findings.map(({ code, sheet, cell }) => [code, sheet, cell].join(' '));
    expect([second?.outcome, places]).toEqual(['refused', ['SUM_MISMATCH 2023年格式 M3']]);
    await expect(commit(made.importId)).rejects.toMatchObject({ code: 'IMPORT_NOT_ACCEPTABLE' });
    expect(await onRecord(good)).toEqual([]);
  });

  it('that cannot be read at all is refused, and leaves nothing', async () => {
    const bytes = new TextEncoder().encode('您好');
    await expect(check(bytes)).rejects.toMatchObject({
      code: 'FILE_UNREADABLE',
      issues: [{ code: 'NOTHING_FOUND' }],
    });
  });
});

describe('a correction', () => {
  it('says what it changes, and keeps what was filed and the facts with it', async () => {
    const uscc = await registered();
    const submission = { ...balancedStatement(), facts: { members: 120 } };
    await submitStatement({ ctx: test.as(bureau), input: { uscc, submission } });
    const edit: Edit = (lines) => {
      lines.货币资金 = { opening: '120000.00', closing: '110000.00' };
      lines.应收款项 = { opening: '80000.00', closing: '90000.00' };
    };
    const made = await check(list([{ uscc, edit }]));
    expect(made.corrections).toBe(1);
    expect(await itemsOf(made.importId)).toMatchObject([
      {
        outcome: 'correction',
        earlierRevision: 1,
        changes: [
          { line: '货币资金', column: 'closing', from: '120000.00', to: '110000.00' },
          { line: '应收款项', column: 'closing', from: '80000.00', to: '90000.00' },
        ],
      },
    ]);
    await commit(made.importId);
    const [second, first] = await onRecord(uscc);
    expect([second?.revision, first?.revision]).toEqual([2, 1]);
    const input = { uscc, statementId: second?.statementId ?? '' };
    const { document } = await getStatement({ ctx: test.as(bureau), input });
    expect(document.facts).toEqual({ members: 120 });
  });

  it('that changes nothing is left out', async () => {
    const uscc = await registered();
    await commit((await check(list([{ uscc }]))).importId);
    const again = await check(list([{ uscc }]));
    expect(again).toMatchObject({ unchanged: 1, isAcceptable: true });
    await commit(again.importId);
    expect(await onRecord(uscc)).toHaveLength(1);
  });

  it('is refused where something was filed after the check', async () => {
    const uscc = await registered();
    const { importId } = await check(list([{ uscc }]));
    await submitStatement({
      ctx: test.as(bureau),
      input: { uscc, submission: balancedStatement() },
    });
    await expect(commit(importId)).rejects.toMatchObject({ code: 'IMPORT_STALE' });
    expect(await onRecord(uscc)).toHaveLength(1);
  });
});

describe('what is found', () => {
  const codes = async (years: readonly Year[], about: CreateImportInput = {}) => {
    const { importId } = await check(list(years), about);
    const items = await itemsOf(importId);
    return items.map(({ findings }) => findings.map(({ code, cell }) => `${code} ${cell}`));
  };

  it('names whose statement it is, and of which year', async () => {
    const uscc = await registered('2024-05-20');
    expect(await codes([{ uscc: '93370322000000019X' }])).toEqual([['CODE_INVALID A2']]);
    expect(await codes([{ uscc: codeOf(9999) }])).toEqual([['COOPERATIVE_UNKNOWN A2']]);
    expect(await codes([{ uscc, year: 2026 }])).toEqual([['YEAR_NOT_ENDED B2']]);
    expect(await codes([{ uscc, year: 2023 }])).toEqual([['BEFORE_REGISTRATION B2']]);
    expect(await codes([{ uscc }], { fiscalYear: 2024 })).toEqual([['YEAR_DIFFERS B2']]);
    expect(await codes([{ uscc }, { uscc }])).toEqual([[], ['STATEMENT_REPEATED A3']]);
  });

  it('compares the opening amounts with what was accepted for last year, or with the same file', async () => {
    const uscc = await registered();
    const submission = balancedStatement(2024);
    const filed = await submitStatement({ ctx: test.as(bureau), input: { uscc, submission } });
    const { statementId } = filed.value;
    const input = { uscc, statementId, verification: { decision: 'accepted' as const } };
    await verifyStatement({ ctx: test.as(township), input });
    const edit: Edit = (lines) => {
      lines.货币资金 = { opening: '110000.00', closing: '120000.00' };
      lines.应收款项 = { opening: '90000.00', closing: '80000.00' };
    };
    const differing = [
      'OPENING_DIFFERS_FROM_LAST_CLOSING D2',
      'OPENING_DIFFERS_FROM_LAST_CLOSING F2',
    ];
    expect(await codes([{ uscc, edit }])).toEqual([differing]);
    const other = await registered();
    const both = await codes([
      { uscc: other, edit },
      { uscc: other, year: 2024 },
    ]);
    expect(both).toEqual([differing, []]);
  });

  it('names the traps at their cells', async () => {
    const uscc = await registered();
    const edit: Edit = (lines) => {
      for (const line of ['股金', '累计折旧']) lines[line] = { opening: '0', closing: '0' };
      lines.未分配盈余 = { opening: '700000.00', closing: '700000.00' };
      lines.固定资产原值 = { opening: '700000.00', closing: '700000.00' };
    };
    const [found] = await codes([{ uscc, edit }]);
    expect(found).toContain('SHARE_CAPITAL_ZERO BW2');
    expect(found).toContain('DEPRECIATION_ZERO S2');
  });
});

describe('who', () => {
  it('a cooperative files its own, and sees no import of others', async () => {
    const uscc = String(cooperative.organisation);
    const other = await registered();
    const own = await check(list([{ uscc, year: 2021 }]), {}, cooperative);
    expect(own).toMatchObject({ isAcceptable: true });
    const foreign = await check(list([{ uscc: other }]), {}, cooperative);
    const [item] = await itemsOf(foreign.importId, cooperative);
    expect(item?.findings.map(({ code }) => code)).toContain('CODE_DIFFERS');
    const input = { importId: own.importId };
    for (const actor of [bureau, cooperativeOf(other)]) {
      const refused = getImport({ ctx: test.as(actor), input });
      await expect(refused).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    await commit(own.importId, cooperative);
    expect((await onRecord(uscc)).some(({ fiscalYear }) => fiscalYear === 2021)).toBe(true);
  });

  it('township and bank file nothing', async () => {
    const refused = check(list([]), {}, township);
    await expect(refused).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
