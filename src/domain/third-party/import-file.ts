import type { Trx } from '../../db/transaction.ts';
import { jsonPointer } from '../../engine/json-pointer.ts';
import { THIRD_PARTY_KINDS } from '../../engine/third-party/schema.ts';
import { sha256OfBytes } from '../canonical.ts';
import { type Changed, change, read } from '../change.ts';
import type { Context } from '../context.ts';
import { DomainError, type Issue } from '../errors.ts';
import { requirePermission } from '../permissions.ts';
import { FileRefusal, refuseFile, type SheetFinding } from '../spreadsheets/file-refusal.ts';
import { type ItemFile, readItemFile } from './files/read-items.ts';
import { itemTemplate, type TemplateFormat } from './files/template.ts';
import { CHAIN, ISSUES_MAX, recordAll, withUnknown } from './import.ts';
import { type FileReport, type Imported, ITEMS_MAX } from './schemas.ts';

type Import = { ctx: Context; input: { bytes: Uint8Array<ArrayBuffer> } };

/** What an import of a file would do, every finding at its cell; nothing is recorded. */
export async function checkItemFile({ ctx, input: { bytes } }: Import): Promise<FileReport> {
  requirePermission(ctx, 'third-party:record');
  const file = readOrRefuse(ctx, bytes);
  const findings = await read(ctx, (trx) => findingsOf(trx, ctx, file));
  const isAcceptable = findings.length === 0;
  return { format: file.format, isAcceptable, items: file.lines.length, findings };
}

/** Records the items of a file: all of them, or none and what is wrong at which cell. */
export async function importItemFile({ ctx, input }: Import): Promise<Changed<Imported>> {
  requirePermission(ctx, 'third-party:record');
  const file = readOrRefuse(ctx, input.bytes);
  const fileDigest = await sha256OfBytes(input.bytes);
  const request = { verb: 'third-party.import-file', input: { fileDigest }, chain: CHAIN };
  return change(ctx, request, async (trx) => {
    const findings = await findingsOf(trx, ctx, file);
    if (findings.length > 0) {
      throw new DomainError('IMPORT_REFUSED', findings.slice(0, ISSUES_MAX).map(issueOf));
    }
    return recordAll(trx, ctx, file.lines, { fileDigest });
  });
}

/** A file to be filled in with items of one kind. */
export function getItemTemplate({
  ctx,
  input: { kind, format },
}: {
  ctx: Context;
  input: { kind: string; format: TemplateFormat };
}): { readonly bytes: Uint8Array<ArrayBuffer>; readonly fileName: string } {
  requirePermission(ctx, 'third-party:record');
  const known = THIRD_PARTY_KINDS.find((it) => it === kind);
  if (known === undefined) throw new DomainError('NOT_FOUND');
  return { bytes: itemTemplate(known, format), fileName: `heheng-${known}.${format}` };
}

function readOrRefuse(ctx: Context, bytes: Uint8Array): ItemFile {
  try {
    const file = readItemFile(ctx, bytes);
    const isOfSize = file.lines.length > 0 && file.lines.length <= ITEMS_MAX;
    if (!isOfSize && file.findings.length === 0) throw refuseFile('ROWS_COUNT', { max: ITEMS_MAX });
    return file;
  } catch (error) {
    if (!(error instanceof FileRefusal)) throw error;
    const { code, zh, en } = error.finding;
    throw new DomainError('FILE_UNREADABLE', [{ pointer: '', code, zh, en }]);
  }
}

async function findingsOf(trx: Trx, ctx: Context, file: ItemFile): Promise<SheetFinding[]> {
  const lines = await withUnknown(trx, ctx, file.lines);
  const ofLines = lines.flatMap(({ issues, placeOf }) =>
    issues.map(({ pointer, code, zh, en }): SheetFinding => {
      return { ...placeOf(pointer), severity: 'error', code, zh, en };
    }),
  );
  // What a cell cannot say is told once, by the reason for that.
  const isSaid = ({ sheet, cell }: SheetFinding) =>
    file.findings.some((it) => it.sheet === sheet && it.cell === cell);
  return [...file.findings, ...ofLines.filter((it) => !isSaid(it))];
}

function issueOf({ sheet, cell, code, zh, en }: SheetFinding): Issue {
  // A place in JSON is a pointer already.
  const isPointer = sheet === null && cell?.startsWith('/') === true;
  const pointer = isPointer ? cell : jsonPointer([sheet, cell].filter((it) => it !== null));
  return { pointer, code, zh, en };
}
