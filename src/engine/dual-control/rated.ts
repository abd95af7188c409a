import { rankOf } from './case.ts';
import { cancelDuty, openDuties, type Progress, stateRule } from './duties.ts';
import type { EventOf, Handler } from './handler.ts';
import type { DualControlFile } from './schema.ts';
import { move } from './transitions.ts';

type Rated = EventOf<'rated'>;

/** Whatever a newer rating says that is no better, it takes back the keys that were turned. */
export const rated: Handler<'rated'> = (rules, progress, event) => {
  const { case: before } = progress;
  if (before.state === 'EXIT') return rememberRating(progress, event);
  const remembered = rememberRating(progress, event);
  const moved = move(rules, remembered, { kind: 'rated', level: event.level });
  const isElsewhere = moved.case.stay !== before.stay;
  const known = isElsewhere ? moved : takeKeysBack(moved, event);
  return reviewed(rules, dataThere(rules, missingData(rules, known, event), event), event);
};

function rememberRating(progress: Progress, { ratingId, level }: Rated): Progress {
  const { at } = progress.case;
  return { ...progress, case: { ...progress.case, rating: { ratingId, level, ratedAt: at } } };
}

function takeKeysBack(progress: Progress, { level }: Rated): Progress {
  const { case: it } = progress;
  const [asked, own] = [rankOf(level), rankOf(it.state)];
  if (asked !== undefined && own !== undefined && asked < own) return progress;
  return { ...progress, case: { ...it, verifiedBy: [], cleanSince: it.at } };
}

/** In a warning, missing data opens its duties beside those that there are. */
function missingData(rules: DualControlFile, progress: Progress, { level }: Rated): Progress {
  const { state, duties } = progress.case;
  if (level !== 'DATA_GAP' || state === 'DATA_GAP') return progress;
  const missing = stateRule(rules, 'DATA_GAP').duties.filter(
    ({ id }) => !duties.some((duty) => duty.id === id && duty.state === 'open'),
  );
  return openDuties(rules, progress, missing, { outlasts: true });
}

/** Once the data are there nobody has to deliver them. */
function dataThere(rules: DualControlFile, progress: Progress, { level }: Rated): Progress {
  if (level === 'DATA_GAP') return progress;
  const ids = stateRule(rules, 'DATA_GAP').duties.map(({ id }) => id);
  return progress.case.duties
    .filter(({ id, stay, state }) => stay === null && state === 'open' && ids.includes(id))
    .reduce(cancelDuty, progress);
}

/** What no machine could rate a person looks at. */
export function reviewed(rules: DualControlFile, progress: Progress, { level }: Rated): Progress {
  if (level !== 'REVIEW') return progress;
  return openDuties(rules, progress, [rules.review], { outlasts: true });
}
