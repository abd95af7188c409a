import { listCooperatives } from '../../db/cooperatives.ts';
import type { ImportItemRow, ImportRow } from '../../db/import-tables.ts';
import { insertImport } from '../../db/imports.ts';
import { type DecidedStatementRow, listStatementsOf } from '../../db/statements.ts';
import { type ReadStatement, readStatement } from '../../engine/statement.ts';
import { sha256OfBytes } from '../canonical.ts';
import { type Changed, change, read } from '../change.ts';
import type { Actor, Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { lastEndedYear } from '../not-in-the-future.ts';
import { listedUscc, requirePermission, visibilityOf } from '../permissions.ts';
import { report, type Tell } from '../progress.ts';
import { FileRefusal } from '../spreadsheets/file-refusal.ts';
import { documentOf } from '../statements/describe.ts';
import { readStatementFile, type StatementFile } from '../statements/files/read-file.ts';
import { type CheckedItem, checkFileStatement, type Identified } from './check-statement.ts';
import { describeImport } from './describe.ts';
import { identify } from './identify.ts';
import { type CreateImportInput, createImportInput, type StatementImport } from './schemas.ts';

type Item = CheckedItem & Identified;

/**
 * Checks a file of statements without filing anything: what is found in it, and what filing it would
 * do, stays on record as an import that is committed or not.
 */
export async function createImport({
  ctx,
  input: { bytes, about },
  tell,
}: {
  ctx: Context;
  input: { bytes: Uint8Array<ArrayBuffer>; about: CreateImportInput };
  /** How many statements of the file were checked. */
  tell?: Tell | undefined;
}): Promise<Changed<StatementImport>> {
  const actor = requirePermission(ctx, 'statements:submit');
  const { fileName, fiscalYear, uscc } = createImportInput.parse(about);
  const chosen = { uscc: listedUscc(actor, uscc), fiscalYear };
  const file = readOrRefuse(bytes);
  const items = await checkAll(ctx, identify(file.statements, chosen), tell);
  const fileDigest = `sha256:${await sha256OfBytes(bytes)}`;
  const importId = ctx.newId('imp');
  const request = { verb: 'imports.create', input: { about, fileDigest }, chain: importId };
  return change(ctx, request, async (trx) => {
    const row = rowOf(ctx, actor, { importId, fileName, fileDigest, file, items });
    await insertImport(trx, row, items.map(itemRow(row)));
    const { statements, refused } = row;
    const audit = {
      action: 'import.create',
      subject: importId,
      basis: '山东省农民专业合作社条例 第二十九条',
      details: { fileDigest, statements, refused },
    };
    return { value: describeImport({ ...row, committedAt: null }), audit };
  });
}

function readOrRefuse(bytes: Uint8Array): StatementFile {
  try {
    return readStatementFile(bytes);
  } catch (error) {
    if (!(error instanceof FileRefusal)) throw error;
    const { code, zh, en } = error.finding;
    throw new DomainError('FILE_UNREADABLE', [{ pointer: '', code, zh, en }]);
  }
}

/** How many cooperatives are looked up at once. */
const BATCH = 500;

/** Checks the statements of a file against what is on record, and against each other. */
async function checkAll(
  ctx: Context,
  identified: readonly Identified[],
  tell: Tell | undefined,
): Promise<Item[]> {
  const inFile = new Map(identified.map((it) => [keyOf(it.uscc, it.fiscalYear), it]));
  const items: Item[] = [];
  const reported = () => report(tell, { done: items.length, of: identified.length });
  await reported();
  for (let i = 0; i < identified.length; i += BATCH) {
    const batch = identified.slice(i, i + BATCH);
    const { cooperatives, statements } = await lookUp(ctx, batch);
    for (const it of batch) {
      const earlier = statements.get(keyOf(it.uscc, before(it.fiscalYear))) ?? [];
      const accepted = earlier.find(({ decision }) => decision === 'accepted');
      const checked = checkFileStatement(it, {
        cooperative: cooperatives.get(it.uscc ?? ''),
        newest: statements.get(keyOf(it.uscc, it.fiscalYear))?.[0],
        lastYear: readEarlier(inFile.get(keyOf(it.uscc, before(it.fiscalYear))), accepted),
        lastEndedYear: lastEndedYear(ctx),
      });
      items.push({ ...it, ...checked, findings: checked.findings });
    }
    await reported();
  }
  return items;
}

const keyOf = (uscc: string | undefined, fiscalYear: number | undefined) => `${uscc} ${fiscalYear}`;
const before = (fiscalYear: number | undefined) => fiscalYear && fiscalYear - 1;

/** Last year's statement as it was accepted, else as it is in the same file. */
function readEarlier(
  inFile: Identified | undefined,
  accepted: DecidedStatementRow | undefined,
): ReadStatement | undefined {
  if (accepted !== undefined) return readStatement(documentOf(accepted));
  return inFile && readStatement(inFile.statement.submission);
}

async function lookUp(ctx: Context, batch: readonly Identified[]) {
  const { countyCode } = ctx.actor;
  const usccs = [...new Set(batch.flatMap(({ uscc }) => uscc ?? []))];
  const years = new Set(
    batch.flatMap(({ fiscalYear }) => (fiscalYear ? [fiscalYear, fiscalYear - 1] : [])),
  );
  return read(ctx, async (trx) => {
    const rows = await listCooperatives(trx, countyCode, usccs, visibilityOf(ctx.actor));
    const statements = await listStatementsOf(trx, countyCode, usccs, [...years]);
    return {
      cooperatives: new Map(rows.map((row) => [row.uscc, row])),
      statements: Map.groupBy(statements, (row) => keyOf(row.uscc, row.fiscalYear)),
    };
  });
}

type Checked = {
  readonly importId: string;
  readonly fileName: string;
  readonly fileDigest: string;
  readonly file: StatementFile;
  readonly items: readonly Item[];
};

function rowOf(ctx: Context, actor: Actor, checked: Checked): ImportRow {
  const { importId, fileName, fileDigest, file, items } = checked;
  const count = (outcome: Item['outcome']) => items.filter((it) => it.outcome === outcome).length;
  const refused = count('refused');
  const isSound = file.findings.every(({ severity }) => severity !== 'error');
  return {
    countyCode: actor.countyCode,
    importId,
    fileName,
    fileDigest,
    format: file.format,
    findings: JSON.stringify(file.findings),
    statements: items.length,
    corrections: count('correction'),
    unchanged: count('unchanged'),
    refused,
    isAcceptable: isSound && refused === 0 && items.length > 0,
    createdBy: actor.id,
    role: actor.role,
    organisation: actor.organisation ?? '',
    createdAt: ctx.now(),
  };
}

const itemRow =
  ({ countyCode, importId }: ImportRow) =>
  (item: Item, i: number): ImportItemRow => ({
    countyCode,
    importId,
    position: i + 1,
    uscc: item.uscc ?? null,
    fiscalYear: item.fiscalYear ?? null,
    ...item.statement.place,
    outcome: item.outcome,
    earlierRevision: item.earlierRevision,
    document: item.document,
    findings: JSON.stringify(item.findings),
    changes: JSON.stringify(item.changes),
  });
