import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/*
 * Examples in doc comments rot unless they run. Each `@example` is one or more expressions, each
 * followed by `// => ` and its value as JSON; the names in it are the exports of the folder.
 */

export type DocExample = {
  readonly file: string;
  /** The exported name that the comment belongs to. */
  readonly subject: string;
  readonly code: string;
  readonly expected: unknown;
};

/**
 * An exported function, whether its doc comment has an example, says what it costs and what it throws,
 * and whether it refuses to be called with nothing at all.
 */
export type PublicFunction = {
  readonly file: string;
  readonly name: string;
  readonly hasExample: boolean;
  readonly hasComplexity: boolean;
  readonly hasThrows: boolean;
  readonly refusesNothing: boolean;
};

export type DocumentedFolder = {
  readonly functions: readonly PublicFunction[];
  readonly examples: readonly DocExample[];
  readonly run: (code: string) => unknown;
};

const DOC_COMMENT = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*export (?:const|function|class) (\w+)/g;
const EXAMPLE = /@example\n([\s\S]*?)(?=\n@|$)/g;
const COMPLEXITY = /^Complexity: /m;
const THROWS = /^@throws /m;
const EXPRESSION = /([\s\S]*?);? \/\/ => (.*)(?:\n|$)/g;

/** Reads every module of a folder: what it exports, and the examples in its doc comments. */
export async function readDocumentedFolder(
  folder: string,
  { recursive = false } = {},
): Promise<DocumentedFolder> {
  const files = readdirSync(folder, { recursive, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const modules = await Promise.all(
    files.map(async (file) => ({
      file,
      exported: (await import(/* @vite-ignore */ join(folder, file))) as Record<string, unknown>,
      comments: commentsIn(readFileSync(join(folder, file), 'utf8')),
    })),
  );
  const scope = Object.assign({}, ...modules.map(({ exported }) => exported));
  const examples = modules.flatMap(({ file, comments }) => examplesIn(file, comments));
  const documented = new Set(examples.map(({ subject }) => subject));
  const having = (pattern: RegExp) =>
    new Set(
      modules.flatMap(({ comments }) =>
        [...comments].filter(([, text]) => pattern.test(text)).map(([subject]) => subject),
      ),
    );
  const costed = having(COMPLEXITY);
  const throwing = having(THROWS);
  return {
    examples,
    functions: modules.flatMap(({ file, exported }) =>
      Object.entries(exported)
        .filter(([, value]) => isPlainFunction(value))
        .map(([name, value]) => ({
          file,
          name,
          hasExample: documented.has(name),
          hasComplexity: costed.has(name),
          hasThrows: throwing.has(name),
          refusesNothing: refusesNothing(value as () => unknown),
        })),
    ),
    run: (code) =>
      new Function(...Object.keys(scope), `return (${code});`)(...Object.values(scope)),
  };
}

/** A refusal says what is wrong by a code; an engine's own errors say none. */
function refusesNothing(call: () => unknown): boolean {
  try {
    call();
  } catch (error) {
    return typeof (error as { code?: unknown }).code === 'string';
  }
  return false;
}

function isPlainFunction(value: unknown): boolean {
  return typeof value === 'function' && !String(value).startsWith('class');
}

/** The text of each doc comment, by the exported name that it belongs to. */
function commentsIn(source: string): ReadonlyMap<string, string> {
  return new Map(
    [...source.matchAll(DOC_COMMENT)].map(([, comment = '', subject = '']) => [
      subject,
      comment.replaceAll(/^[ \t]*\* ?/gm, ''),
    ]),
  );
}

function examplesIn(file: string, comments: ReadonlyMap<string, string>): DocExample[] {
  return [...comments].flatMap(([subject, text]) => {
    return [...text.matchAll(EXAMPLE)].flatMap(([, example = '']) =>
      [...example.matchAll(EXPRESSION)].map(([, code = '', value = '']) => ({
        file,
        subject,
        code: code.trim(),
        expected: value === 'undefined' ? undefined : JSON.parse(value),
      })),
    );
  });
}
