import {
  isIncomplete,
  type Verdict,
  verifyAudit,
  verifyContinuation,
} from '../../domain/audit/verify.ts';
import { linesOf } from './lines.ts';
import { fill, required, type Sentences, sentencesOf } from './page.ts';

/*
 * The regulator's own verification: the very code of `heheng audit verify`, in the browser. A file
 * from the reader's disk never leaves it.
 */

const LINES_BETWEEN_REPORTS = 250;

function start(): void {
  const root = required<HTMLElement>(document, '[data-audit]');
  // Browsers keep Web Crypto for pages that nobody on the way can have changed.
  const isSafe = globalThis.crypto?.subtle !== undefined;
  required<HTMLElement>(root, isSafe ? '[data-tools]' : '[data-insecure]').hidden = false;
  if (!isSafe) return;
  const say = sentencesOf(root);
  const verify = verifierOf(root, say);
  const href = root.dataset.audit ?? '';
  required<HTMLButtonElement>(root, '[data-verify]').addEventListener('click', () => {
    void verify(say.own ?? '', () => download(href));
  });
  const takeFile = (file: File | undefined) => {
    if (file !== undefined) void verify(file.name, async () => file);
  };
  const choose = required<HTMLInputElement>(root, '#file');
  choose.addEventListener('change', () => takeFile(choose.files?.[0]));
  acceptDrops(required<HTMLElement>(root, '[data-drop]'), takeFile);
}

/** Verifies and shows the verdict; of several that run, the last one that was asked for is shown. */
function verifierOf(root: HTMLElement, say: Sentences) {
  const output = required<HTMLElement>(root, '[data-verdict]');
  const progress = required<HTMLProgressElement>(root, 'progress');
  const kept = required<HTMLInputElement>(root, '#earlier');
  let newest = 0;
  return async (name: string, open: () => Promise<Blob>): Promise<void> => {
    newest += 1;
    const own = newest;
    const report = (lines: number, done: number) => {
      if (own !== newest) return;
      progress.value = done;
      progress.hidden = false;
      show(output, 'running', [fill(say.running, { name, lines: String(lines) })]);
    };
    report(0, 0);
    const earlier = kept.files?.[0];
    const settle = await open()
      .then((file) => readAll(file, earlier, report))
      .then(
        (verdict) => () => showVerdict(output, say, { name, earlier: earlier?.name }, verdict),
        () => () => show(output, 'unread', [fill(say.unread, { name })]),
      );
    if (own !== newest) return;
    progress.hidden = true;
    settle();
    output.focus();
  };
}

/** Whole before it is read, so that it is known how much there is; browsers keep it on disk. */
async function download(href: string): Promise<Blob> {
  const response = await fetch(href);
  if (!response.ok) throw new Error(`status ${response.status}`);
  return response.blob();
}

/** Verifies line by line and reports now and then, so that the page stays alive. */
async function readAll(
  file: Blob,
  earlier: Blob | undefined,
  report: (lines: number, done: number) => void,
): Promise<Verdict> {
  let bytes = 0;
  const lines = linesOf(file.stream(), (read) => {
    bytes = read;
  });
  const counted = async function* () {
    let count = 0;
    for await (const line of lines) {
      yield line;
      count += 1;
      if (count % LINES_BETWEEN_REPORTS === 0) {
        report(count, bytes / file.size);
        await new Promise((resolve) => setTimeout(resolve));
      }
    }
  };
  if (earlier === undefined) return verifyAudit(counted());
  return verifyContinuation(
    linesOf(earlier.stream(), () => {}),
    counted(),
  );
}

type Names = { readonly name: string; readonly earlier: string | undefined };

function showVerdict(
  output: HTMLElement,
  say: Sentences,
  { name, earlier }: Names,
  verdict: Verdict,
): void {
  if (verdict.valid) {
    const { records, chains } = verdict;
    const counts = { name, records: String(records), chains: String(chains) };
    const continued = earlier === undefined ? [] : [fill(say.continues, { name: earlier })];
    show(output, 'valid', [say.valid ?? '', fill(say.counts, counts), ...continued]);
    return;
  }
  const blanks = {
    name: verdict.trail === 'older' ? (earlier ?? '') : name,
    line: String(verdict.line),
    reason: say[verdict.reason] ?? verdict.reason,
  };
  const state = isIncomplete(verdict.reason) ? 'incomplete' : 'broken';
  show(output, state, [say[state] ?? '', fill(say.where, blanks)]);
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
