import { once } from 'node:events';
import type { Readable } from 'node:stream';
import type { CutLine } from '../domain/audit/verify.ts';
import { asDomainError } from '../domain/describe-issues.ts';

/*
 * NDJSON, as commands read and write it: one JSON value a line, and one answer to each.
 */

/** Lines as NDJSON has them, with nothing taken away. */
async function* linesOf(input: Readable): AsyncGenerator<string> {
  for await (const line of trailOf(input)) yield typeof line === 'string' ? line : line.cut;
}

/** The same, where a last line without its end says so; readline would also end one at U+2028. */
export async function* trailOf(input: Readable): AsyncGenerator<string | CutLine> {
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
  if (begun !== '') yield { cut: begun };
}

export async function writeLine(line: string): Promise<void> {
  const isFull = !process.stdout.write(`${line}\n`);
  if (isFull) await once(process.stdout, 'drain');
}

type Answer = (request: unknown) => object | Promise<object>;

/**
 * One answer a line, in order; a line that is not JSON, such as a blank one, is answered like any
 * invalid request. Blank lines at the end say nothing.
 */
export async function answerLines(answer: Answer, invalidCode = 'INPUT_INVALID'): Promise<number> {
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
export function refusing(verb: (input: unknown) => Promise<object>) {
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
