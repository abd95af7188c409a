import { once } from 'node:events';
import { createReadStream as open } from 'node:fs';
import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { parseArgs } from 'node:util';
import { verifyAudit, verifyContinuation } from './domain/audit/verify.ts';
import { answerAhp } from './domain/calculations/ahp.ts';
import { answerScore, readModelFile } from './domain/calculations/score.ts';
import type { House } from './domain/context.ts';
import type { CreateCountyInput } from './domain/counties/create.ts';
import { asDomainError } from './domain/describe-issues.ts';
import type { CreateKeyInput } from './domain/keys/create.ts';
import type { OperatorOrganisationInput } from './domain/organisations/create.ts';
import type { CloseAccountInput } from './domain/people/close-account.ts';
import type { OperatorInvitationInput } from './domain/people/invite.ts';
import type { ApplyRetentionInput } from './domain/retention/apply.ts';
import { checkStatement } from './domain/statements/check.ts';
import { EnvironmentError, readEnvironment } from './env.ts';
import { askedToStop } from './stopping.ts';

/*
 * Exit status: 0 all well, 1 the answer is "no", 2 some input was invalid, 3 the program failed.
 * What needs a database is loaded by the commands that need one: the others start at once.
 */

const USAGE = `usage: heheng COMMAND

  ahp                    answers AHP requests, one JSON object a line
  score [--model ID | --model-file FILE]
                         scores indicator values, or lines and facts, one JSON object a line
  statement check        checks statements, one JSON object a line
  serve                  runs the server (npm start)
  migrate                brings DATABASE_URL to the newest schema
  audit export [--county CODE]
                         writes the audit trail of a county of DATABASE_URL, or of the demonstration
  audit verify [--since OLDER] [FILE]
                         verifies an exported audit trail, and that it continues an older one; exit 1
                         and the first broken line if not
  county create          sets up counties in DATABASE_URL, one JSON object a line
  key create             makes API keys in DATABASE_URL, one JSON object a line
  organisation create    adds organisations in DATABASE_URL, one JSON object a line
  invite                 invites people in DATABASE_URL, one JSON object a line
  retention              removes what has been kept long enough, one county a line
  account close          closes accounts in DATABASE_URL, one JSON object a line

Commands that read data take lines on standard input and answer each on standard output.
`;

/** What a person called wrongly: a message instead of a stack. */
class UsageError extends Error {
  override readonly name = 'UsageError';
}

const COMMANDS: Readonly<Record<string, (args: string[]) => Promise<number>>> = {
  ahp: async (args) => {
    parseArgs({ args });
    return answerLines(answerAhp, 'AHP_INVALID_REQUEST');
  },
  score: async (args) => {
    const options = { model: { type: 'string' }, 'model-file': { type: 'string' } } as const;
    const { model, 'model-file': file } = parseArgs({ args, options }).values;
    if (model !== undefined && file !== undefined) throw new UsageError(USAGE);
    const chosen = file === undefined ? model : await readModelFile(await bytesOf(file));
    return answerLines((request) => answerScore(request, chosen), 'SCORE_INVALID_REQUEST');
  },
  statement: async (args) => {
    requireVerb(args, 'check');
    return answerLines(checkStatement, 'STATEMENT_INVALID_REQUEST');
  },
  serve: async (args) => {
    parseArgs({ args });
    return serveUntilStopped();
  },
  migrate: async (args) => {
    parseArgs({ args });
    return migrate();
  },
  audit: async ([verb, ...args]) => {
    if (verb === 'verify') return verifyTrail(args);
    if (verb === 'export') return exportTrail(args);
    throw new UsageError(USAGE);
  },
  county: async (args) => {
    requireVerb(args, 'create');
    const { createCounty } = await import('./domain/counties/create.ts');
    return withDatabase((house) =>
      answerLines(refusing((input) => createCounty({ house, input: input as CreateCountyInput }))),
    );
  },
  key: async (args) => {
    requireVerb(args, 'create');
    const { createKey } = await import('./domain/keys/create.ts');
    return withDatabase((house) =>
      answerLines(
        refusing(async (input) => ({
          key: await createKey({ house, input: input as CreateKeyInput }),
        })),
      ),
    );
  },
  organisation: async (args) => {
    requireVerb(args, 'create');
    const { createOrganisationAsOperator } = await import('./domain/organisations/create.ts');
    return withDatabase((house) =>
      answerLines(
        refusing((input) =>
          createOrganisationAsOperator({ house, input: input as OperatorOrganisationInput }),
        ),
      ),
    );
  },
  account: async (args) => {
    requireVerb(args, 'close');
    const { closeAccount } = await import('./domain/people/close-account.ts');
    return withDatabase((house) =>
      answerLines(refusing((input) => closeAccount({ house, input: input as CloseAccountInput }))),
    );
  },
  invite: async (args) => {
    parseArgs({ args });
    const { inviteAsOperator } = await import('./domain/people/invite.ts');
    const { HEHENG_URL: url = '' } = readEnvironment(process.env);
    return withDatabase((house) =>
      answerLines(
        refusing(async (input) => {
          const { path, ...invited } = await inviteAsOperator({
            house,
            input: input as OperatorInvitationInput,
          });
          return { ...invited, link: `${url}${path}` };
        }),
      ),
    );
  },
  retention: async (args) => {
    parseArgs({ args });
    const { applyRetention } = await import('./domain/retention/apply.ts');
    return withLocalDatabase((house) =>
      answerLines(
        refusing((input) => applyRetention({ house, input: input as ApplyRetentionInput })),
      ),
    );
  },
};

function requireVerb(args: string[], verb: string): void {
  const { positionals } = parseArgs({ args, allowPositionals: true });
  if (positionals.join(' ') !== verb) throw new UsageError(USAGE);
}

async function verifyTrail(args: string[]): Promise<number> {
  const options = { since: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  if (positionals.length > 1) throw new UsageError(USAGE);
  const [file] = positionals;
  const trail = linesOf(file === undefined ? process.stdin : open(file));
  const verdict =
    values.since === undefined
      ? await verifyAudit(trail)
      : await verifyContinuation(linesOf(open(values.since)), trail);
  process.stdout.write(`${JSON.stringify(verdict)}\n`);
  return verdict.valid ? 0 : 1;
}

async function exportTrail(args: string[]): Promise<number> {
  const { county } = parseArgs({ args, options: { county: { type: 'string' } } }).values;
  if (county !== undefined && !/^\d{6}$/.test(county)) throw new UsageError(COUNTY_WRONG);
  const { exportAuditOfMachine } = await import('./domain/audit/export.ts');
  const { DATABASE_URL: url } = readEnvironment(process.env);
  if (url !== undefined && county === undefined) throw new UsageError(COUNTY_WRONG);
  const { demonstrationActors } = await import('./domain/demonstration/seed.ts');
  const countyCode = county ?? demonstrationActors().regulator.countyCode;
  return withLocalDatabase(async (house) => {
    const lines = await exportAuditOfMachine({ house, input: { countyCode } });
    for (const line of lines) await writeLine(line);
    return 0;
  });
}

const COUNTY_WRONG = 'audit export: --county takes the six digits of a county';

async function writeLine(line: string): Promise<void> {
  const isFull = !process.stdout.write(`${line}\n`);
  if (isFull) await once(process.stdout, 'drain');
}

const bytesOf = async (file: string) => new Uint8Array(await readFile(file));

/** Lines as NDJSON has them, with nothing taken away; readline would also end one at U+2028. */
async function* linesOf(input: Readable): AsyncGenerator<string> {
  let begun = '';
  for await (const chunk of input.setEncoding('utf8')) {
    const [end = '', ...others] = String(chunk).split('\n');
    const rest = others.pop();
    if (rest === undefined) {
      begun += end;
      continue;
    }
    yield begun + end;
    yield* others;
    begun = rest;
  }
  if (begun !== '') yield begun;
}

/**
 * One answer a line, in order; a line that is not JSON, such as a blank one, is answered like any
 * invalid request. Blank lines at the end say nothing.
 */
async function answerLines(
  answer: (request: unknown) => object | Promise<object>,
  invalidCode = 'INPUT_INVALID',
): Promise<number> {
  let status = 0;
  for await (const line of withoutBlankEnd(linesOf(process.stdin))) {
    const request = parseJson(bare(line));
    const response = request === undefined ? notJson(invalidCode) : await answer(request.value);
    if ('error' in response) status = 2;
    await writeLine(JSON.stringify(response));
  }
  return status;
}

const bare = (line: string): string => line.replace(/^\uFEFF/, '').trim();

async function* withoutBlankEnd(lines: AsyncIterable<string>): AsyncGenerator<string> {
  let blank: string[] = [];
  for await (const line of lines) {
    blank.push(line);
    if (bare(line) === '') continue;
    yield* blank;
    blank = [];
  }
}

function parseJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function notJson(code: string): object {
  const message = 'the line is not a JSON value';
  return { error: { code, message, messageZh: '该行不是有效的 JSON', path: '' } };
}

/** A verb whose refusals are answers. */
function refusing(verb: (input: unknown) => Promise<object>) {
  return async (input: unknown): Promise<object> => {
    try {
      return await verb(input);
    } catch (error) {
      const refusal = asDomainError(error);
      if (refusal === undefined) throw error;
      const [issue] = refusal.issues;
      const { en, zh } = issue ?? refusal.text;
      const path = issue?.pointer ?? '';
      return { error: { code: refusal.code, message: en, messageZh: zh, path } };
    }
  };
}

async function serveUntilStopped(): Promise<number> {
  const environment = readEnvironment(process.env);
  const { serve } = await import('./node.ts');
  const running = await serve(environment);
  process.stdout.write(welcome(running.address, running.demonstrationFolder));
  await askedToStop(process.env.npm_lifecycle_event !== undefined);
  await running.close();
  return 0;
}

function welcome(address: string, demonstrationFolder: string | undefined): string {
  const head = `\n合衡 Heheng   ${address}\n\n`;
  if (demonstrationFolder === undefined) return `${head}  API  ${address}/docs\n\n`;
  return `${head}  高青县演示数据：合作社均为虚构。 Demonstration county: the cooperatives are fictional.
  Open the address and sign in with one click as bureau, township, cooperative, bank, guarantor,
  regulator or expert. Their API keys are in ${demonstrationFolder}/demo-keys.json.
  API  ${address}/docs\n\n`;
}

async function migrate(): Promise<number> {
  const { migrateToLatest } = await import('./db/migrate.ts');
  return withDatabase(async ({ db }) => {
    const ran = await migrateToLatest(db);
    const said = ran.length === 0 ? 'the schema is current' : `migrated: ${ran.join(', ')}`;
    process.stderr.write(`${said}\n`);
    return 0;
  });
}

/** Commands for operators work on the database that they name; the embedded one needs none. */
async function withDatabase(work: (house: House) => Promise<number>): Promise<number> {
  const { DATABASE_URL: url } = readEnvironment(process.env);
  if (url === undefined) throw new EnvironmentError('DATABASE_URL: name the database');
  const { openNamedDatabase } = await import('./named-database.ts');
  const { machineHouse } = await import('./machine.ts');
  const db = await openNamedDatabase(url);
  try {
    return await work(machineHouse(db, {}));
  } finally {
    await db.destroy();
  }
}

/** The database that is named, or else the embedded one, which no server may be using. */
async function withLocalDatabase(work: (house: House) => Promise<number>): Promise<number> {
  const environment = readEnvironment(process.env);
  if (environment.DATABASE_URL === undefined)
    await access(join(environment.HEHENG_DATA, 'database'));
  const { openLocalDatabase } = await import('./local-database.ts');
  const { openNamedDatabase } = await import('./named-database.ts');
  const { machineHouse } = await import('./machine.ts');
  const database = await openLocalDatabase(environment);
  const db = await openNamedDatabase(database.connectionString);
  try {
    return await work(machineHouse(db, {}));
  } finally {
    await db.destroy();
    await database.close();
  }
}

async function main([name = '', ...args]: string[]): Promise<number> {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) throw new UsageError(USAGE);
  return command(args);
}

/** What PostgreSQL says to a role that may not do what it has to. */
const INSUFFICIENT_PRIVILEGE = '42501';

/** Errors whose message says what to do; anything else is a failure of the program. */
const MISTAKES = [
  INSUFFICIENT_PRIVILEGE,
  'UsageError',
  'DomainError',
  'ModelFileError',
  'EnvironmentError',
  'FolderInUseError',
  'NewerSchemaError',
  'ERR_PARSE_ARGS_UNKNOWN_OPTION',
  'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL',
  'ERR_PARSE_ARGS_INVALID_OPTION_VALUE',
  'EACCES',
  'EISDIR',
  'ENOENT',
];

function statusOf(error: unknown): number {
  const { code = '', name, message, stack } = error as NodeJS.ErrnoException;
  const isMistake = MISTAKES.includes(name) || MISTAKES.includes(code);
  process.stderr.write(`heheng: ${isMistake ? message : stack}\n`);
  return isMistake ? 2 : 3;
}

// Whoever reads the answers may stop early, as `head` does.
process.stdout.on('error', () => process.exit(0));

process.exitCode = await main(process.argv.slice(2)).catch(statusOf);
