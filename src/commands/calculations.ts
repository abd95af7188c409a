import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { answerAhp } from '../domain/calculations/ahp.ts';
import { answerScore, readModelFile } from '../domain/calculations/score.ts';
import { checkStatement } from '../domain/statements/check.ts';
import { type Command, requireNothing, requireVerb, UsageError } from './arguments.ts';
import { answerLines } from './lines.ts';

/* What is computed from the line alone, without a database. */

export const ahp: Command = async (args) => {
  requireNothing(args);
  return answerLines(answerAhp, 'AHP_INVALID_REQUEST');
};

export const score: Command = async (args) => {
  const options = { model: { type: 'string' }, 'model-file': { type: 'string' } } as const;
  const { model, 'model-file': file } = parseArgs({ args, options }).values;
  if (model !== undefined && file !== undefined) throw new UsageError();
  const chosen = file === undefined ? model : await readModelFile(await bytesOf(file));
  return answerLines((request) => answerScore(request, chosen), 'SCORE_INVALID_REQUEST');
};

export const statement: Command = async (args) => {
  requireVerb(args, 'check');
  return answerLines(checkStatement, 'STATEMENT_INVALID_REQUEST');
};

const bytesOf = async (file: string) => new Uint8Array(await readFile(file));
