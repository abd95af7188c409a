import type { Party, Refusal } from './case.ts';
import { stateRule } from './duties.ts';
import { type Handler, noted } from './handler.ts';
import { hurdlesOf } from './hurdles.ts';
import { move } from './transitions.ts';

/** A body of the government turns its key: the last one that is needed moves the case. */
export const verified: Handler<'verified'> = (rules, progress, { by }) => {
  const { case: it } = progress;
  const hurdles = hurdlesOf(rules, it);
  if (hurdles === undefined) return { refusal: 'NOTHING_TO_VERIFY' };
  if (hurdles.length > 0) return { refusal: 'NOT_READY', hurdles };
  const refusal = wrongKey(by, it.verifiedBy, it.officials);
  if (refusal !== undefined) return { refusal };
  const verifiedBy = [...it.verifiedBy, by];
  const turned = noted(progress, { verifiedBy }, { kind: 'verified', by });
  const needed = stateRule(rules, it.state).fall?.bodies ?? EXIT_BODIES;
  return verifiedBy.length < needed ? turned : move(rules, turned, { kind: 'keys-turned' });
};

/** As many bodies as came together to end a cooperative's business see that it has ended. */
export const EXIT_BODIES = 2;
/** A pause ends by decision of two bodies. */
const RESUMING_BODIES = 2;

/** A body decides that the pause ends. */
export const resumed: Handler<'resumed'> = (_, progress, { by }) => {
  const { isPaused, resumedBy: before } = progress.case;
  if (!isPaused) return { refusal: 'NOT_PAUSED' };
  const refusal = wrongKey(by, before, []);
  if (refusal !== undefined) return { refusal };
  const resumedBy = [...before, by];
  const turned = noted(progress, { resumedBy }, { kind: 'resumed', by });
  return resumedBy.length < RESUMING_BODIES
    ? turned
    : noted(turned, { isPaused: false, resumedBy: [] }, { kind: 'unpaused' });
};

function wrongKey(
  by: Party,
  turned: readonly Party[],
  officials: readonly string[],
): Refusal | undefined {
  if (by.body === 'cooperative') return 'KEY_NOT_YOURS';
  const persons = [...officials, ...turned.map(({ person }) => person)];
  if (persons.includes(by.person)) return 'KEY_SAME_PERSON';
  const isSameBody = turned.some(
    ({ body, organisation }) => body === by.body && organisation === by.organisation,
  );
  return isSameBody ? 'KEY_SAME_BODY' : undefined;
}
