import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { ROOT } from './source.ts';

const FOLDER = join(ROOT, 'src/console/client');

/** Scripts of pages; the other files of their room are parts of these. */
export const CLIENT_SCRIPTS = ['audit', 'judge', 'digests', 'upload'] as const;

/** The module of `src/console/client/bundles.ts`: every script of a page as one string. */
export async function bundlesModule(): Promise<string> {
  const names = CLIENT_SCRIPTS.filter((name) => readdirSync(FOLDER).includes(`${name}.ts`));
  const bundles = await Promise.all(names.map(bundleOf));
  const entries = names.map((name, i) => `  ${name}: ${JSON.stringify(bundles[i])},\n`);
  return [
    '/** Made by `npm run generate` from the scripts of this folder. */\n',
    `export const BUNDLES = {\n${entries.join('')}} as const;\n`,
  ].join('');
}

async function bundleOf(name: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(FOLDER, `${name}.ts`)],
    absWorkingDir: ROOT,
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
  });
  return outputFiles[0]?.text.trim() ?? '';
}
