import { fill, required, type Sentences, sentencesOf } from './page.ts';

/*
 * Digests of chosen files, computed here: no byte of a file leaves the device. The form sends the
 * lines that people would type without this script.
 */

function start(): void {
  // Browsers keep Web Crypto for pages that nobody on the way can have changed.
  if (globalThis.crypto?.subtle === undefined) return;
  for (const root of document.querySelectorAll<HTMLElement>('[data-digests]')) watch(root);
}

function watch(root: HTMLElement): void {
  const say = sentencesOf(root);
  const lines = required<HTMLTextAreaElement>(root, 'textarea');
  const list = required<HTMLElement>(root, '[data-chosen]');
  const files = required<HTMLInputElement>(root, 'input[type=file]');
  required<HTMLElement>(root, '[data-choose]').hidden = false;
  required<HTMLElement>(root, '[data-lines]').hidden = lines.value === '';
  files.addEventListener('change', () => {
    void Promise.all([...(files.files ?? [])].map(lineOf)).then((made) => {
      lines.value = made.join('\n');
      show(list, say, made);
    });
  });
}

/** As `sha256sum` prints it. */
async function lineOf(file: File): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex}  ${file.name}`;
}

function show(list: HTMLElement, say: Sentences, lines: readonly string[]): void {
  list.replaceChildren(
    ...lines.map((line) => {
      const item = document.createElement('li');
      item.textContent = fill(say.kept, { digest: line.slice(0, 12), name: line.slice(66) });
      return item;
    }),
  );
}

start();
