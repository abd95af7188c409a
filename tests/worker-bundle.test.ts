import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { ROOT } from './support/source.ts';

const BUNDLE_MAX_BYTES = 1_100_000;

it('is below 1,100 kB gzipped, and carries neither the embedded database nor Node’s own rooms', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'heheng-bundle-'));
  const wrangler = join(ROOT, 'node_modules/wrangler/bin/wrangler.js');
  execFileSync(process.execPath, [wrangler, 'deploy', '--dry-run', '--outdir', folder], {
    cwd: ROOT,
    env: { ...process.env, CI: '1', WRANGLER_SEND_METRICS: 'false' },
    stdio: 'pipe',
  });
  const bundle = await readFile(join(folder, 'worker.js'));
  await rm(folder, { recursive: true, force: true });
  expect(gzipSync(bundle).length).toBeLessThan(BUNDLE_MAX_BYTES);
  // Kysely has a dialect of that name; the database itself is what must not be there.
  expect(bundle.toString()).not.toMatch(/electric-sql|pglite\.(wasm|data)/i);
});
