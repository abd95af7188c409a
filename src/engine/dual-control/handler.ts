import type { Case, CaseEvent, Move, Refusal } from './case.ts';
import type { Progress } from './duties.ts';
import type { Hurdle } from './hurdles.ts';
import type { DualControlFile } from './schema.ts';

export type EventOf<Kind extends CaseEvent['kind']> = Extract<CaseEvent, { kind: Kind }>;

export type Refused = { readonly refusal: Refusal; readonly hurdles?: readonly Hurdle[] };

/** What one kind of event makes of a case. */
export type Handler<Kind extends CaseEvent['kind']> = (
  rules: DualControlFile,
  progress: Progress,
  event: EventOf<Kind>,
) => Progress | Refused;

/** A move that is about neither a state nor a duty. */
type Note = Exclude<Move, { readonly kind: 'moved' } | { readonly duty: unknown }>;
type Untimed<Kind> = Kind extends Note ? Omit<Kind, 'at'> : never;

/** Changes a case, and notes what has come of it. */
export function noted(progress: Progress, changed: Partial<Case>, note: Untimed<Note>): Progress {
  const { case: it, moves } = progress;
  return { case: { ...it, ...changed }, moves: [...moves, { ...note, at: it.at } as Note] };
}
