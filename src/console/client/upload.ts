import { linesOf } from './lines.ts';
import { fill, required, type Sentences, sentencesOf } from './page.ts';

/*
 * How far a long form has come, while it is dealt with. It is sent as a script alone can send it, and
 * listened to; whatever goes another way than that, the form is sent as without this script.
 */

function start(): void {
  const form = required<HTMLFormElement>(document, 'form:has([data-progress])');
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void lead(form);
  });
}

async function lead(form: HTMLFormElement): Promise<void> {
  const place = required<HTMLElement>(form, '[data-progress]');
  const body = new FormData(form);
  required<HTMLButtonElement>(form, 'button').disabled = true;
  show(place, 'begin');
  const page = await sent(form, body, place).catch(() => undefined);
  if (page === undefined) form.submit();
  else location.assign(page);
}

type Said = { readonly path?: string; readonly done?: number; readonly of?: number };

/** The page that it leads to, if it leads to another one. */
async function sent(form: HTMLFormElement, body: FormData, place: HTMLElement) {
  const headers = { accept: 'text/event-stream' };
  const answer = await fetch(form.action, { method: 'POST', headers, body });
  if (!answer.ok || answer.body === null) return undefined;
  let path: string | undefined;
  for await (const line of linesOf(answer.body, () => {})) {
    if (typeof line !== 'string' || !line.startsWith('data: ')) continue;
    const said = JSON.parse(line.slice('data: '.length)) as Said;
    path = said.path;
    if (said.of !== undefined) show(place, said.done === said.of ? 'end' : 'count', said);
  }
  return path;
}

function show(place: HTMLElement, sentence: keyof Sentences, { done, of }: Said = {}): void {
  const bar = required<HTMLProgressElement>(place, 'progress');
  bar.hidden = false;
  if (of !== undefined) bar.max = of;
  if (done !== undefined) bar.value = done;
  const blanks = { done: String(done), of: String(of) };
  required<HTMLElement>(place, '[role=status]').textContent = fill(
    sentencesOf(place)[sentence],
    blanks,
  );
}

start();
