import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export const ROOT = join(import.meta.dirname, '../..');

/** Files of the repository, tracked or about to be, as paths from its root. */
export function repositoryFiles(): string[] {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '-z'];
  const listed = execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' });
  return [...new Set(listed.split('\0'))].filter((file) => file && existsSync(join(ROOT, file)));
}

export const textOf = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

export const isCode = (file: string): boolean => /(?<!\.d)\.tsx?$/.test(file);

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s[^'"`;]*?from\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g;
const BARE_IMPORT = /(?:^|\n)import\s+['"]([^'"]+)['"]/g;

/** What a file imports: files of the repository as paths from its root, packages by their name. */
export function importsOf(file: string): string[] {
  const text = textOf(file);
  const names = [...text.matchAll(IMPORT), ...text.matchAll(BARE_IMPORT)].map(
    ([, name, dynamic]) => name ?? dynamic ?? '',
  );
  return names.map((name) => (name.startsWith('.') ? join(dirname(file), name) : name));
}

/** Every file that can be reached from some by imports. */
export function reachableFrom(entries: readonly string[]): Set<string> {
  const seen = new Set<string>();
  const waiting = [...entries];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file) || !existsSync(join(ROOT, file))) continue;
    seen.add(file);
    if (isCode(file)) waiting.push(...importsOf(file));
  }
  return seen;
}
