import { type Command, UsageError } from './commands/arguments.ts';

/*
 * The command line: names, usage and exit status, which is 0 if all is well, 1 if the answer is
 * "no", 2 if some input was invalid, 3 if the program failed.
 */

const USAGE = `usage: heheng COMMAND

  ahp                    answers AHP requests, one JSON object a line
  score [--model ID | --model-file FILE]
                         scores indicator values, or lines and facts, one JSON object a line
  statement check        checks statements, one JSON object a line
  serve                  runs the server (npm start)
  migrate                brings DATABASE_URL to the newest schema
  login                  prints the address of the service's own login in DATABASE_URL
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
  sweep                  lets happen what is due in the cases of all counties, as a server does
                         every minute
  account close          closes accounts in DATABASE_URL, one JSON object a line

Commands that read data take lines on standard input and answer each on standard output.
`;

/** Each command is loaded by itself: most need no database, and a mistake needs nothing at all. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  ...namesOf(() => import('./commands/calculations.ts'), ['ahp', 'score', 'statement']),
  ...namesOf(() => import('./commands/serve.ts'), ['serve']),
  ...namesOf(() => import('./commands/audit.ts'), ['audit']),
  ...namesOf(
    () => import('./commands/operators.ts'),
    [
      ...['migrate', 'login', 'county', 'key', 'organisation'],
      ...['invite', 'retention', 'sweep', 'account'],
    ],
  ),
};

function namesOf<Name extends string>(
  load: () => Promise<Readonly<Record<Name, Command>>>,
  names: readonly Name[],
): Record<string, () => Promise<Command>> {
  return Object.fromEntries(names.map((name) => [name, async () => (await load())[name]]));
}

async function main([name = '', ...args]: string[]): Promise<number> {
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (load === undefined) throw new UsageError();
  const command = await load();
  return command(args, process.env);
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
  process.stderr.write(`heheng: ${isMistake ? message || USAGE : stack}\n`);
  return isMistake ? 2 : 3;
}

// Whoever reads the answers may stop early, as `head` does.
process.stdout.on('error', () => process.exit(0));

process.exitCode = await main(process.argv.slice(2)).catch(statusOf);
