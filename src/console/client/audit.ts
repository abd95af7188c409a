import { type Verdict, verifyAudit } from '../../domain/audit/verify.ts';
import { linesOf } from './lines.ts';
import { fill, required, type Sentences, sentencesOf } from './page.ts';

/*
 * The regulator's own verification: the very code of `heheng audit verify`, in the browser. A file
 * from the reader's disk never leaves it.
 */

const LINES_BETWEEN_REPORTS = 250;

function start(): void {
  const root = required<HTMLElement>(document, '[data-audit]');
  const say = sentencesOf(root);
  const output = required<HTMLElement>(root, '[data-verdict]');
  const progress = required<HTMLProgressElement>(root, 'progress');
  // Browsers keep Web Crypto for pages that nobody on the way can have changed.
  if (globalThis.crypto?.subtle === undefined) {
    required<HTMLElement>(root, '[data-insecure]').hidden = false;
    return;
  }
  required<HTMLElement>(root, '[data-tools]').hidden = false;

  /** Only one verification at a time, and the last one that was asked for is the one shown. */
  let asked = 0;
  const verify = async (name: string, open: () => Promise<Source>) => {
    asked += 1;
    const own = asked;
    const report = (lines: number, done: number | undefined) => {
      if (own !== asked) return;
      progress.hidden = false;
      if (done !== undefined) progress.value = done;
      else progress.removeAttribute('value');
      show(output, 'running', [fill(say.running, { name, lines: String(lines) })]);
    };
    report(0, undefined);
    const shown = await readAll(await open(), report).then(
      (verdict) => () => showVerdict(output, say, name, verdict),
      () => () => show(output, 'unread', [fill(say.unread, { name })]),
    );
    if (own !== asked) return;
    progress.hidden = true;
    shown();
    output.focus();
  };

  const href = root.dataset.audit ?? '';
  required<HTMLButtonElement>(root, '[data-verify]').addEventListener('click', () => {
    void verify(say.own ?? '', () => download(href));
  });
  const choose = required<HTMLInputElement>(root, 'input[type="file"]');
  const takeFile = (file: File | undefined) => {
    if (file === undefined) return;
    void verify(file.name, async () => ({ stream: file.stream(), size: file.size }));
  };
  choose.addEventListener('change', () => takeFile(choose.files?.[0]));
  acceptDrops(required<HTMLElement>(root, '[data-drop]'), takeFile);
}

type Source = { readonly stream: ReadableStream<Uint8Array>; readonly size: number | undefined };

async function download(href: string): Promise<Source> {
  const response = await fetch(href);
  if (!response.ok || response.body === null) throw new Error(`status ${response.status}`);
  const size = Number(response.headers.get('content-length'));
  return { stream: response.body, size: size > 0 ? size : undefined };
}

/** Verifies line by line and reports now and then, so that the page stays alive. */
async function readAll(
  { stream, size }: Source,
  report: (lines: number, done: number | undefined) => void,
): Promise<Verdict> {
  let bytes = 0;
  const lines = linesOf(stream, (read) => {
    bytes = read;
  });
  const counted = async function* () {
    let count = 0;
    for await (const line of lines) {
      yield line;
      count += 1;
      if (count % LINES_BETWEEN_REPORTS === 0) {
        report(count, size === undefined ? undefined : bytes / size);
        await new Promise((resolve) => setTimeout(resolve));
      }
    }
  };
  return verifyAudit(counted());
}

function showVerdict(output: HTMLElement, say: Sentences, name: string, verdict: Verdict): void {
  if (verdict.valid) {
    const { records, chains } = verdict;
    const counts = { name, records: String(records), chains: String(chains) };
    show(output, 'valid', [say.valid ?? '', fill(say.counts, counts)]);
    return;
  }
  const line = String(verdict.line);
  const reason = say[verdict.reason] ?? verdict.reason;
  show(output, 'broken', [say.broken ?? '', fill(say.where, { name, line, reason })]);
}

function show(output: HTMLElement, state: string, sentences: readonly string[]): void {
  output.hidden = false;
  output.dataset.verdict = state;
  output.replaceChildren(
    ...sentences.map((sentence, i) => {
      const paragraph = document.createElement(i === 0 && sentences.length > 1 ? 'h3' : 'p');
      paragraph.textContent = sentence;
      return paragraph;
    }),
  );
}

function acceptDrops(area: HTMLElement, take: (file: File | undefined) => void): void {
  const mark = (isOver: boolean) => area.classList.toggle('over', isOver);
  area.addEventListener('dragover', (event) => {
    event.preventDefault();
    mark(true);
  });
  area.addEventListener('dragleave', () => mark(false));
  area.addEventListener('drop', (event) => {
    event.preventDefault();
    mark(false);
    take(event.dataTransfer?.files[0]);
  });
}

start();
