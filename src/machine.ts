import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { nodeCourier } from './courier-node.ts';
import type { Connection } from './db/client.ts';
import type { House } from './domain/context.ts';
import { newId } from './ids.ts';

const ASSETS = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
};

/** What a machine with a clock, a file system and a terminal gives to the house. */
export function machineHouse(
  db: Connection,
  demoKeys: House['demoKeys'],
  signIn?: House['signIn'],
): House {
  const courier = nodeCourier();
  const now = () => new Date();
  return { db, demoKeys, signIn, now, newId, asset: readAsset, courier, log: writeLine };
}

async function readAsset(path: string): Promise<Response | undefined> {
  const type = TYPES[path.split('.').at(-1) ?? ''];
  if (type === undefined || !/^[\w.-]+$/.test(path)) return undefined;
  const content = await readFile(join(ASSETS, path)).catch(() => undefined);
  return content && new Response(content, { headers: { 'Content-Type': type } });
}

function writeLine(line: Readonly<Record<string, unknown>>): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
