import { intensityOf, isSide, scaleText } from './scale.ts';

type Read =
  | { readonly value: string | null }
  | { readonly problem: { field: string; text: 'answerMissing' | 'intensityMissing' } };

/** The judgment that a form says; what is skipped leaves a gap. */
export function readAnswer({ side = '', intensity = '', then }: Record<string, string>): Read {
  if (then === 'skip') return { value: null };
  if (!isSide(side)) return { problem: { field: 'side', text: 'answerMissing' } };
  if (side === 'equal') return { value: scaleText({ side }) };
  const known = intensityOf(intensity);
  return known === undefined
    ? { problem: { field: 'intensity', text: 'intensityMissing' } }
    : { value: scaleText({ side, intensity: known }) };
}
