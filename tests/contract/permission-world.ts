import { insertOrganisations } from '../../src/db/organisations.ts';
import { inScope } from '../../src/db/transaction.ts';
import { ROLES, type Role } from '../../src/domain/context.ts';
import { createCounty } from '../../src/domain/counties/create.ts';
import { demonstrationActors } from '../../src/domain/demonstration/seed.ts';
import { createKey } from '../../src/domain/keys/create.ts';
import { operatorScope } from '../../src/domain/operator.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { makeSubject } from './permission-subjects.ts';
import type { Standing } from './visibility.ts';

/** A subject in the demonstration county, and somebody of every role near to it and far from it. */
export type World = {
  readonly test: TestHouse;
  readonly keys: Readonly<Record<Standing, Readonly<Record<Role, string>>>>;
  /** Keys that the county's operator made for nothing, by role. */
  readonly keysWithoutScopes: Readonly<Record<Role, string>>;
  /** Values of path parameters. */
  readonly subject: Readonly<Record<string, string>>;
};

const OTHER_COUNTY = '370321';
const OTHER_COOPERATIVE = '93370303000000013K';
const KINDS = ['bureau', 'bank', 'guarantor', 'regulator', 'expert'] as const;

export async function openWorld(): Promise<World> {
  const test = await openTestHouse();
  const towns = ['tangfang', 'muli'].map((townId) => ({ townId, zh: townId, en: townId }));
  const county = { countyCode: OTHER_COUNTY, zh: '桓台县', en: 'Huantai County', towns };
  await createCounty({ house: test.house, input: county });
  await addOrganisations(test, OTHER_COUNTY);
  await addOrganisations(test, '370322');
  const own = demonstrationActors();
  const ofOther = (role: Role) => {
    if (role === 'township') return 'gaocheng';
    return role === 'cooperative' ? OTHER_COOPERATIVE : `other-${role}`;
  };
  const elsewhere = (role: Role) => (role === 'township' ? 'tangfang' : ofOther(role));
  const keyOf = (role: Role, countyCode: string, organisation: string, scopes?: []) => {
    const input = { countyCode, id: `${role}-of-${organisation}`, name: role, role, organisation };
    return createKey({
      house: test.house,
      input: { ...input, scopes: scopes ?? null, mayApprove: true },
    });
  };
  return {
    test,
    keys: {
      'own organisation': test.keys,
      'other organisation': await everyRole((role) => keyOf(role, '370322', ofOther(role))),
      'other county': await everyRole((role) => keyOf(role, OTHER_COUNTY, elsewhere(role))),
    },
    keysWithoutScopes: await everyRole((role) =>
      keyOf(role, '370322', own[role].organisation ?? '', []),
    ),
    subject: await makeSubject(test),
  };
}

async function everyRole(keyOf: (role: Role) => Promise<string>): Promise<Record<Role, string>> {
  const keys: [Role, string][] = [];
  for (const role of ROLES) keys.push([role, await keyOf(role)]);
  return Object.fromEntries(keys) as Record<Role, string>;
}

async function addOrganisations({ house }: TestHouse, countyCode: string): Promise<void> {
  const recordedAt = house.now();
  const rows = KINDS.map((kind) => ({
    ...{ countyCode, organisationId: `other-${kind}`, kind, nameZh: kind, nameEn: kind },
    ...{ recordedBy: 'operator', recordedAt },
  }));
  await inScope(house.db, operatorScope(countyCode, recordedAt), (trx) =>
    insertOrganisations(trx, rows),
  );
}
