import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demonstrationSeats } from '../../../src/domain/demonstration/seed.ts';
import { seedPanel } from '../../../src/domain/demonstration/seed-panel.ts';
import { getProgress } from '../../../src/domain/weighting/get-progress.ts';
import { listDrafts } from '../../../src/domain/weighting/list-drafts.ts';
import { openTestHouse, type TestHouse } from '../../support/house.ts';

/* The weighting round that the demonstration county shows. */

const actors = demonstrationSeats();

let test: TestHouse;

beforeAll(async () => {
  test = await openTestHouse();
});
afterAll(async () => test.close());

const theDraft = async () => {
  const { items } = await listDrafts({ ctx: test.as(actors.bureau), input: {} });
  expect(items).toHaveLength(1);
  return items[0]?.draftId ?? '';
};
const progress = async () => {
  const input = { draftId: await theDraft() };
  const { experts } = await getProgress({ ctx: test.as(actors.regulator), input });
  return experts.map(({ expertId, finishedAt, nodes }) => ({
    expertId,
    isDone: finishedAt !== null,
    judged: nodes.filter(({ revision }) => revision > 0).length,
    acceptable: nodes.filter(({ isAcceptable }) => isAcceptable).length,
  }));
};

async function emptyDrafts(): Promise<void> {
  const { rows } = await sql<{ name: string; trigger: string }>`
    select tgrelid::regclass::text as name, tgname as trigger from pg_trigger
    where tgname in ('append_only', 'stays')`.execute(test.house.db);
  const switched = (to: string) =>
    rows.map(({ name, trigger }) => `alter table ${name} ${to} trigger ${trigger}`).join('; ');
  const emptied = `${switched('disable')}; truncate weighting_draft cascade; ${switched('enable')}`;
  await sql.raw(emptied).execute(test.house.db);
}

/** One expert is waited for, one has to look again, one is done. */
const SHOWN = [
  { expertId: 'demo-expert', isDone: false, judged: 4, acceptable: 3 },
  { expertId: 'demo-expert-accountant', isDone: true, judged: 7, acceptable: 7 },
  { expertId: 'demo-expert-leader', isDone: false, judged: 7, acceptable: 6 },
];

describe('the round of the demonstration', () => {
  it('is in progress', async () => {
    expect(await progress()).toEqual(SHOWN);
  });

  it.each([3, 12, 30, 60])('goes on where it was interrupted, after %s steps', async (steps) => {
    await emptyDrafts();
    let left = steps;
    const now = () => {
      left -= 1;
      if (left < 0) throw new Error('interrupted');
      return test.house.now();
    };
    await expect(seedPanel({ ...test.house, now }, actors)).rejects.toThrow('interrupted');
    await seedPanel(test.house, actors);
    expect(await progress()).toEqual(SHOWN);
  });
});
