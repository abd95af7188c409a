import type { Column } from '../../../engine/statement.ts';
import type { Place } from '../../spreadsheets/places.ts';
import type { FileFinding } from './file-findings.ts';
import type { Labels } from './labels.ts';

/** A statement as a file has it: amounts on the wire's terms, and where each of them stands. */
export type FileStatement = Labels & {
  readonly place: Place;
  readonly submission: {
    readonly form: string;
    readonly lines: Readonly<Record<string, Readonly<Partial<Record<Column, string | null>>>>>;
    readonly surplus?: Readonly<Record<string, string | null>>;
    readonly facts?: unknown;
  };
  readonly findings: readonly FileFinding[];
  /** The cell of an amount, or of the line where it has none. */
  readonly placeOf: (line: string, column: Column | undefined) => Place;
};

/** What of a text goes on the wire where it is no amount. */
export const TEXT_MAX = 40;
