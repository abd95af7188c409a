import { findCounty, insertCounty } from '../../db/counties.ts';
import { findMembership, insertMembership } from '../../db/memberships.ts';
import { insertOrganisations } from '../../db/organisations.ts';
import { inScope, type Trx } from '../../db/transaction.ts';
import type { Actor, DemoSeat, House, Role } from '../context.ts';
import { registerCooperative } from '../cooperatives/register.ts';
import { recordFacts } from '../facts/record.ts';
import { OPERATOR, operatorScope } from '../operator.ts';
import { listRatings } from '../ratings/list.ts';
import { rateCooperative } from '../ratings/rate.ts';
import { listStatements } from '../statements/list.ts';
import { submitStatement } from '../statements/submit.ts';
import { verifyStatement } from '../statements/verify.ts';
import { acting, RATER, unless } from './acting.ts';
import {
  type DemonstrationCooperative,
  type DemonstrationCounty,
  type DemonstrationYear,
  demonstrationCounty,
} from './county.ts';
import { seedPanel } from './seed-panel.ts';

/** Where a demonstration stands: what the people of each role are signed in for. */
const TOWN_OF_DEMONSTRATION = 'tangfang';

/** The people of the demonstration, by role; the cooperative is the first of the county. */
export function demonstrationActors(
  { county, cooperatives, towns }: DemonstrationCounty = demonstrationCounty(),
): Record<Role, Actor> {
  const [cooperative] = cooperatives;
  const town = towns.find(({ townCode }) => townCode === TOWN_OF_DEMONSTRATION);
  const actor = (role: Role, name: string, organisation: string | null = null): Actor => ({
    countyCode: county.countyCode,
    id: `demo-${role}`,
    name,
    role,
    organisation,
    scopes: null,
    mayApprove: true,
  });
  return {
    bureau: actor('bureau', '县农业农村局（演示）', 'demo-bureau'),
    township: actor('township', `${town?.zh ?? ''}（演示）`, TOWN_OF_DEMONSTRATION),
    cooperative: actor('cooperative', `${cooperative?.name.zh ?? ''}（演示）`, cooperative?.uscc),
    bank: actor('bank', '农商行（演示）', 'demo-rural-bank'),
    guarantor: actor('guarantor', '山东农担（演示）', 'demo-guarantor'),
    regulator: actor('regulator', '县地方金融监管机构（演示）', 'demo-regulator'),
    expert: actor('expert', '农艺师（虚构）', 'demo-experts'),
  };
}

/** The same with the other experts of the panel. */
export function demonstrationSeats(actors = demonstrationActors()): Record<DemoSeat, Actor> {
  const { expert } = actors;
  return {
    ...actors,
    'expert-accountant': { ...expert, id: 'demo-expert-accountant', name: '会计师（虚构）' },
    'expert-leader': { ...expert, id: 'demo-expert-leader', name: '合作社理事长（虚构）' },
  };
}

/**
 * Fills a database with the demonstration county, through the same verbs and with the same two
 * pairs of eyes as in real work. One that was interrupted goes on where it was. Returns whether there
 * was anything to fill.
 */
export async function seedDemonstration(house: House): Promise<boolean> {
  const county = demonstrationCounty();
  const { countyCode, zh, en } = county.county;
  await inScope(house.db, operatorScope(countyCode, house.now()), async (trx) => {
    if ((await findCounty(trx, countyCode)) === undefined) {
      const row = { countyCode, nameZh: zh, nameEn: en, isFictional: true };
      await insertCounty(trx, row, townRows(county));
    }
    await insertOrganisations(trx, organisationRows(countyCode, house.now()));
    await enrolExperts(trx, house.now());
  });
  const actors = demonstrationActors(county);
  const seeding = { house, actors };
  // They are filled in this order, so that the last one tells whether all are there.
  const isToFill = (await ratedYears(seeding, county.publicSample)).length === 0;
  if (isToFill) {
    const all = [...county.cooperatives, county.publicSample];
    for (const cooperative of all) await seedCooperative(seeding, cooperative);
  }
  await seedPanel(house, demonstrationSeats(actors));
  return isToFill;
}

type Seeding = { readonly house: House; readonly actors: Record<Role, Actor> };

/** The years that a cooperative was rated for; none if it is not even registered. */
async function ratedYears(
  { house, actors }: Seeding,
  { uscc }: DemonstrationCooperative,
): Promise<readonly number[]> {
  const ctx = acting(house, actors.bureau, '2026-01-01');
  const ratings = await unless('NOT_FOUND', () => listRatings({ ctx, input: { uscc } }));
  return (ratings?.items ?? []).map(({ fiscalYear }) => fiscalYear);
}

/** A panel is chosen among the experts of the county. */
async function enrolExperts(trx: Trx, createdAt: Date): Promise<void> {
  const experts = Object.values(demonstrationSeats()).filter(({ role }) => role === 'expert');
  for (const { countyCode, id: userId, name, role, organisation } of experts) {
    const membershipId = `mem_${userId}`;
    if ((await findMembership(trx, countyCode, membershipId)) !== undefined) continue;
    await insertMembership(trx, {
      ...{ countyCode, membershipId, userId, name, role, organisation: organisation ?? '' },
      ...{ scopes: null, invitedBy: OPERATOR.actor, createdAt },
    });
  }
}

const ORGANISATIONS = [
  ['demo-bureau', 'bureau', '县农业农村局（演示）', 'County bureau of agriculture (demonstration)'],
  ['demo-rural-bank', 'bank', '农商行（演示）', 'Rural bank (demonstration)'],
  ['demo-guarantor', 'guarantor', '山东农担（演示）', 'Agricultural guarantor (demonstration)'],
  [
    'demo-regulator',
    'regulator',
    '县地方金融监管机构（演示）',
    'Finance regulator (demonstration)',
  ],
  ['demo-experts', 'expert', '评审专家组（演示）', 'Panel of experts (demonstration)'],
] as const;

const organisationRows = (countyCode: string, recordedAt: Date) =>
  ORGANISATIONS.map(([organisationId, kind, nameZh, nameEn]) => ({
    countyCode,
    organisationId,
    kind,
    nameZh,
    nameEn,
    recordedBy: OPERATOR.actor,
    recordedAt,
  }));

const townRows = ({ county, towns }: DemonstrationCounty) =>
  towns.map(({ townCode, zh, en }) => ({
    countyCode: county.countyCode,
    townId: townCode,
    nameZh: zh,
    nameEn: en,
  }));

async function seedCooperative(
  seeding: Seeding,
  cooperative: DemonstrationCooperative,
): Promise<void> {
  const { house, actors } = seeding;
  const { uscc, name, townCode, trade, registeredOn, note, years } = cooperative;
  const rated = await ratedYears(seeding, cooperative);
  const input = {
    uscc,
    name: name.zh,
    nameEn: name.en,
    townId: townCode,
    trade: trade.zh,
    tradeEn: trade.en,
    registeredOn,
    note: note?.zh,
    noteEn: note?.en,
  };
  const ctx = acting(house, actors.bureau, `${years[0]?.fiscalYear}-12-01`);
  await unless('COOPERATIVE_EXISTS', () => registerCooperative({ ctx, input }));
  for (const year of years) {
    if (!rated.includes(year.fiscalYear)) await seedYear(seeding, cooperative, year);
  }
}

/** A year's accounts arrive in spring: submitted, verified by the township, rated by the bureau. */
async function seedYear(
  { house, actors: { bureau, township, cooperative } }: Seeding,
  { uscc, townCode }: DemonstrationCooperative,
  { fiscalYear, statement, factsByCooperative, factsOnRecord }: DemonstrationYear,
): Promise<void> {
  const spring = (day: string) => `${fiscalYear + 1}-${day}`;
  const submitter = { ...cooperative, id: `demo-cooperative-${uscc}`, organisation: uscc };
  const verifier = { ...township, id: `demo-township-${townCode}`, organisation: townCode };
  const submission = { ...statement, facts: factsByCooperative };
  await unless('STATEMENT_DUPLICATE', () =>
    submitStatement({
      ctx: acting(house, submitter, spring('02-20')),
      input: { uscc, submission },
    }),
  );
  const verifying = acting(house, verifier, spring('03-05'));
  const { items } = await listStatements({ ctx: verifying, input: { uscc } });
  const statementId = items[0]?.statementId ?? '';
  const accepted = { uscc, statementId, verification: { decision: 'accepted' } as const };
  await unless('STATEMENT_DECIDED', () => verifyStatement({ ctx: verifying, input: accepted }));
  if (Object.keys(factsOnRecord).length > 0) {
    await recordFacts({
      ctx: acting(house, bureau, spring('03-12')),
      input: {
        uscc,
        recording: { fiscalYear, source: '演示数据（虚构）', facts: { ...factsOnRecord } },
      },
    });
  }
  await rateCooperative({
    ctx: acting(house, { ...bureau, id: RATER }, spring('03-31')),
    input: { uscc, request: { fiscalYear } },
  });
}
