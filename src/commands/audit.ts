import { createReadStream as open } from 'node:fs';
import { parseArgs } from 'node:util';
import { verifyAudit, verifyContinuation } from '../domain/audit/verify.ts';
import { readEnvironment } from '../env.ts';
import { type Command, UsageError } from './arguments.ts';
import { withLocalDatabase } from './databases.ts';
import { trailOf, writeLine } from './lines.ts';

export const audit: Command = async ([verb, ...args], variables) => {
  if (verb === 'verify') return verifyTrail(args, variables);
  if (verb === 'export') return exportTrail(args, variables);
  throw new UsageError();
};

const verifyTrail: Command = async (args) => {
  const options = { since: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  if (positionals.length > 1) throw new UsageError();
  const [file] = positionals;
  const trail = trailOf(file === undefined ? process.stdin : open(file));
  const verdict =
    values.since === undefined
      ? await verifyAudit(trail)
      : await verifyContinuation(trailOf(open(values.since)), trail);
  process.stdout.write(`${JSON.stringify(verdict)}\n`);
  return verdict.valid ? 0 : 1;
};

const COUNTY_WRONG = 'audit export: --county takes the six digits of a county';

const exportTrail: Command = async (args, variables) => {
  const { county } = parseArgs({ args, options: { county: { type: 'string' } } }).values;
  if (county !== undefined && !/^\d{6}$/.test(county)) throw new UsageError(COUNTY_WRONG);
  const { exportAuditOfMachine } = await import('../domain/audit/export.ts');
  const { DATABASE_URL: url } = readEnvironment(variables);
  if (url !== undefined && county === undefined) throw new UsageError(COUNTY_WRONG);
  const { demonstrationActors } = await import('../domain/demonstration/seed.ts');
  const countyCode = county ?? demonstrationActors().regulator.countyCode;
  return withLocalDatabase(variables, async (house) => {
    const lines = await exportAuditOfMachine({ house, input: { countyCode } });
    for (const line of lines) await writeLine(line);
    return 0;
  });
};
