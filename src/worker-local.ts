import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Environment, EnvironmentError, readEnvironment } from './env.ts';
import { requireAddress } from './listening.ts';
import { type LocalDatabase, openLocalDatabase } from './local-database.ts';
import { askedToStop } from './stopping.ts';

/*
 * `npm run worker`: the app on workerd, through wrangler dev, with the embedded database behind
 * Hyperdrive's local connection string. It needs neither a network nor an account. Tests name an entry
 * of their own.
 */

const DEFAULT_PORT = 8788;
const CONNECTION_VARIABLE = 'CLOUDFLARE_HYPERDRIVE_LOCAL_CONNECTION_STRING_HYPERDRIVE';

/** Nothing is asked of the network, and nothing of the person at the terminal. */
const OFFLINE = { CI: '1', CLOUDFLARE_CF_FETCH_ENABLED: 'false', WRANGLER_SEND_METRICS: 'false' };

async function main(): Promise<number> {
  const environment = readEnvironment(process.env);
  const { HOST: host, PORT: port = DEFAULT_PORT } = environment;
  await requireAddress(host, port);
  const database = await openLocalDatabase(environment);
  const variables = await writeVariables(environment, database);
  const wrangler = spawn(
    process.execPath,
    [
      'node_modules/wrangler/bin/wrangler.js',
      'dev',
      ...process.argv.slice(2),
      ...['--ip', host, '--port', String(port), '--inspector-port', '0'],
      ...['--show-interactive-dev-session', 'false', '--log-level', 'warn'],
      ...['--env-file', variables],
    ],
    {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...OFFLINE, [CONNECTION_VARIABLE]: database.connectionString },
    },
  );
  const roles = Object.keys(database.demoKeys).join(', ');
  process.stdout.write(`合衡 Heheng (workerd)   http://localhost:${port}   ${roles}\n`);
  const status = await ended(wrangler);
  await database.close();
  return status;
}

/** Handed on to the Worker as they are. */
const SIGN_IN = ['HEHENG_URL', 'OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const;

/** A file and not an argument: everybody on a machine reads the arguments of a process. */
async function writeVariables(environment: Environment, { demoKeys, secret }: LocalDatabase) {
  const file = resolve(environment.HEHENG_DATA, 'worker.env');
  const variables = {
    HEHENG_DEMO_KEYS: JSON.stringify(demoKeys),
    HEHENG_SECRET: secret,
    ...Object.fromEntries(SIGN_IN.map((name) => [name, environment[name]])),
  };
  const lines = Object.entries(variables)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}='${value}'\n`);
  await mkdir(environment.HEHENG_DATA, { recursive: true });
  await writeFile(file, lines.join(''), { mode: 0o600 });
  return file;
}

async function ended(child: ChildProcess): Promise<number> {
  const exit = once(child, 'exit') as Promise<[number | null]>;
  const isFromNpm = process.env.npm_lifecycle_event !== undefined;
  await Promise.race([exit, askedToStop(isFromNpm)]);
  child.kill('SIGTERM');
  const [code] = await exit;
  return code ?? 0;
}

main().then(
  (status) => process.exit(status),
  (error: Error) => {
    process.stderr.write(`heheng worker: ${error.message}\n`);
    process.exit(error instanceof EnvironmentError ? 2 : 3);
  },
);
