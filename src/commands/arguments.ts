import { parseArgs } from 'node:util';

/** What a command is called with; it answers with its exit status. */
export type Command = (args: string[], variables: Variables) => Promise<number>;

/** The environment variables of the process. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** What a person called wrongly: a message instead of a stack, and the usage where there is none. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export function requireNothing(args: string[]): void {
  parseArgs({ args });
}

export function requireVerb(args: string[], verb: string): void {
  const { positionals } = parseArgs({ args, allowPositionals: true });
  if (positionals.join(' ') !== verb) throw new UsageError();
}
