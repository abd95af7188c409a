import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDocumentedFolder } from '../support/doc-examples.ts';
import { isCode, ROOT, repositoryFiles } from '../support/source.ts';

const FOLDER = 'src/engine/';
const engine = await readDocumentedFolder(join(ROOT, FOLDER), { recursive: true });

/** What a room inside the engine has is public if somebody outside the room imports it. */
const outsiders = repositoryFiles().filter((file) => file.startsWith('src/') && isCode(file));
function isPublic({ file, name }: { readonly file: string; readonly name: string }): boolean {
  const [room, leaf] = file.split('/');
  if (leaf === undefined) return true;
  const importing = new RegExp(`import [^;]*\\b${name}\\b[^;]*/${room}/${leaf}'`);
  return outsiders
    .filter((other) => !other.startsWith(`${FOLDER}${room}/`))
    .some((other) => importing.test(readFileSync(join(ROOT, other), 'utf8')));
}

describe('the doc comments of src/engine/', () => {
  it.each(engine.functions.filter(isPublic))('give $file $name an example', ({ hasExample }) => {
    expect(hasExample).toBe(true);
  });

  it.each(engine.examples)('say what $subject in $file really returns', ({ code, expected }) => {
    expect(engine.run(code)).toStrictEqual(expected);
  });
});
