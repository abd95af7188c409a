import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../../src/domain/context.ts';
import { demonstrationActors } from '../../../src/domain/demonstration/seed.ts';
import { endMembership } from '../../../src/domain/people/end-membership.ts';
import { invite } from '../../../src/domain/people/invite.ts';
import { listPosts } from '../../../src/domain/people/list-posts.ts';
import { rateCooperative } from '../../../src/domain/ratings/rate.ts';
import { Visitor } from '../../support/browsing.ts';
import { openTestHouse, type TestHouse } from '../../support/house.ts';
import { actorBehind, enrol, newPerson, organisationOf } from '../../support/people.ts';

/* What others depend on is asked of people with a second factor; keys count as they are. */

const actors = demonstrationActors();

let test: TestHouse;
let weak: string;
let strong: string;

beforeAll(async () => {
  test = await openTestHouse();
  weak = await newPerson(test, 'bureau', 'weak@example.com');
  strong = (await enrol(test, await newPerson(test, 'bureau', 'strong@example.com'))).cookie;
});
afterAll(async () => test.close());

const DEEDS: Readonly<Record<string, (actor: Actor) => Promise<unknown>>> = {
  'inviting somebody': (actor) =>
    invite({
      ctx: test.as(actor),
      input: {
        email: `of-${actor.id.toLowerCase()}@example.com`,
        role: 'bank',
        organisation: organisationOf('bank'),
      },
    }),
  'running a rating': (actor) =>
    rateCooperative({ ctx: test.as(actor), input: { uscc: '93370322000000617J', request: {} } }),
};

it.each(Object.entries(DEEDS))('%s needs a second factor of a person', async (_, deed) => {
  const refused = deed(await actorBehind(test, weak));
  await expect(refused).rejects.toMatchObject({ code: 'SECOND_FACTOR_NEEDED' });
  await deed(await actorBehind(test, strong));
});

it.each(Object.entries(DEEDS))('%s needs none of a key', async (_, deed) => {
  await deed({ ...actors.bureau, mayApprove: false });
});

it('ending what somebody may act for needs one as well', async () => {
  const { session } = await actorBehind(test, strong);
  const input = { membershipId: session?.membershipId ?? '' };
  const ctx = test.as(await actorBehind(test, weak));
  await expect(endMembership({ ctx, input })).rejects.toMatchObject({
    code: 'SECOND_FACTOR_NEEDED',
  });
});

it('the page of people is shown without one, with the way to it instead of the form', async () => {
  const page = async (cookie: string) => (await new Visitor(test, cookie).get('/people')).html;
  expect(await listPosts({ ctx: test.as(await actorBehind(test, weak)) })).not.toEqual([]);
  const [without, withIt] = [await page(weak), await page(strong)];
  expect(without).toContain('邀请人员、结束任职须先');
  expect(without).not.toContain('action="/people"');
  expect(withIt).not.toContain('邀请人员、结束任职须先');
  expect(withIt).toContain('action="/people"');
});
