import { readFile } from 'node:fs/promises';
import { connect } from '../../src/db/client.ts';
import type { Actor } from '../../src/domain/context.ts';
import { commitImport } from '../../src/domain/imports/commit.ts';
import { createImport } from '../../src/domain/imports/create.ts';
import { readXml } from '../../src/domain/statements/files/xml.ts';
import { openArchive } from '../../src/domain/statements/files/zip.ts';
import { machineHouse } from '../../src/machine.ts';

/** What a process of its own has measured; its memory is its peak. */
export type Measured = Readonly<Record<string, number>>;

async function timed<Value>(work: () => Promise<Value>): Promise<[Value, number]> {
  const started = performance.now();
  const value = await work();
  return [value, performance.now() - started];
}

const peakMegabytes = (): number => process.resourceUsage().maxRSS / 1024;

/** Unpacks a workbook and parses its XML, and nothing more. */
export async function measureParsing(path: string): Promise<Measured> {
  const bytes = new Uint8Array(await readFile(path));
  const [elements, milliseconds] = await timed(async () => {
    const archive = openArchive(bytes);
    let count = 0;
    const open = () => {
      count += 1;
    };
    for (const name of archive.names) readXml(archive.read(name), { open });
    return count;
  });
  return { elements, milliseconds, megabytes: peakMegabytes() };
}

/** Checks a workbook against what is on record, and then files it. */
export async function measureImport(
  path: string,
  connectionString: string,
  actor: Actor,
): Promise<Measured> {
  const db = connect(connectionString);
  const ctx = { ...machineHouse(db, {}), actor, requestId: 'bench' };
  const bytes = new Uint8Array(await readFile(path));
  const input = { bytes, about: { fileName: 'bench.xlsx' } };
  const [{ value }, milliseconds] = await timed(() => createImport({ ctx, input }));
  const megabytes = peakMegabytes();
  const { importId, statements, isAcceptable } = value;
  if (!isAcceptable) throw new Error('the file has errors');
  const [, commitMilliseconds] = await timed(() => commitImport({ ctx, input: { importId } }));
  await db.destroy();
  const afterCommit = peakMegabytes();
  return { statements, milliseconds, megabytes, commitMilliseconds, afterCommit };
}
