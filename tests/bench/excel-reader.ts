import { readFile } from 'node:fs/promises';
import { connect } from '../../src/db/client.ts';
import type { Actor, Context } from '../../src/domain/context.ts';
import { commitImport } from '../../src/domain/imports/commit.ts';
import { createImport } from '../../src/domain/imports/create.ts';
import { readXml } from '../../src/domain/spreadsheets/xml.ts';
import { openArchive } from '../../src/domain/spreadsheets/zip.ts';
import { machineHouse } from '../../src/machine.ts';

/** What a process of its own has measured; its memory is its peak. */
export type Measured = { readonly milliseconds: number; readonly megabytes: number };

async function timed<Value>(work: () => Promise<Value>): Promise<[Value, number]> {
  const started = performance.now();
  const value = await work();
  return [value, performance.now() - started];
}

const peakMegabytes = (): number => process.resourceUsage().maxRSS / 1024;

/** Unpacks a workbook and parses its XML, and nothing more. */
export async function measureParsing(path: string): Promise<Measured> {
  const bytes = new Uint8Array(await readFile(path));
  let elements = 0;
  const open = () => {
    elements += 1;
  };
  const [, milliseconds] = await timed(async () => {
    const archive = openArchive(bytes);
    for (const name of archive.names) readXml(archive.read(name), { open });
  });
  if (elements === 0) throw new Error('there is nothing in the file');
  return { milliseconds, megabytes: peakMegabytes() };
}

/** A server of its own for one piece of work. */
async function withContext<Value>(
  connectionString: string,
  actor: Actor,
  work: (ctx: Context) => Promise<Value>,
): Promise<[Value, number]> {
  const db = connect(connectionString);
  const measured = await timed(() => work({ ...machineHouse(db, {}), actor, requestId: 'bench' }));
  await db.destroy();
  return measured;
}

/** Checks a workbook against what is on record, up to the report. */
export async function measureCheck(
  connectionString: string,
  actor: Actor,
  path: string,
): Promise<Measured & { readonly importId: string }> {
  const bytes = new Uint8Array(await readFile(path));
  const input = { bytes, about: { fileName: 'bench.xlsx' } };
  const [{ value }, milliseconds] = await withContext(connectionString, actor, (ctx) =>
    createImport({ ctx, input }),
  );
  const { importId, isAcceptable } = value;
  if (!isAcceptable) throw new Error('the file has errors');
  return { importId, milliseconds, megabytes: peakMegabytes() };
}

/** Files what was checked. */
export async function measureCommit(
  connectionString: string,
  actor: Actor,
  importId: string,
): Promise<Measured> {
  const [, milliseconds] = await withContext(connectionString, actor, (ctx) =>
    commitImport({ ctx, input: { importId } }),
  );
  return { milliseconds, megabytes: peakMegabytes() };
}
