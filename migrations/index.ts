import type { Migration } from 'kysely/migration';
import * as firstLight from './20261124T000000-first-light.ts';
import * as organisations from './20261124T220000-organisations.ts';
import * as weighting from './20261124T224000-weighting.ts';

/** Every migration by its name, oldest first: a Worker has no folder to list them from. */
export const migrations: Readonly<Record<string, Migration>> = {
  '20261124T000000-first-light': firstLight,
  '20261124T220000-organisations': organisations,
  '20261124T224000-weighting': weighting,
};
