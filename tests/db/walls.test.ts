import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inScope, type Scope } from '../../src/db/transaction.ts';
import { recordContact } from '../../src/domain/contacts/record.ts';
import { demonstrationActors } from '../../src/domain/demonstration/seed.ts';
import { decideReview } from '../../src/domain/reviews/decide.ts';
import { requestReview } from '../../src/domain/reviews/request.ts';
import { cooperativeOf, grant } from '../support/consents.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';

/* The walls between organisations, tried with raw SQL as the role of the service. */

const COUNTY = '370322';
const OWN = '93370322000000617J';
const people = demonstrationActors();

let test: TestHouse;
/** A cooperative of another town than the demonstration's township. */
let elsewhere: string;

beforeAll(async () => {
  test = await openTestHouse();
  const { rows } = await owner<{ uscc: string }>(
    `select uscc from cooperative where town_id <> 'tangfang' order by uscc limit 1`,
  );
  elsewhere = rows[0]?.uscc ?? '';
  await grant(test, OWN, { scopes: ['rating'] });
  await grant(test, elsewhere, { receiver: 'demo-guarantor', purpose: 'guarantee' });
  const ofRevoked = await grant(test, OWN, { receiver: 'demo-guarantor', purpose: 'guarantee' });
  const parties = [COUNTY, ofRevoked.consentId, OWN, 'demo-guarantor'].map((it) => `'${it}'`);
  await owner(`insert into consent_revocation values (${parties}, null, 'test', now())`);
  await owner(`insert into disclosure values ('${COUNTY}', 'dis_1', '${OWN}', 'bank',
    'demo-rural-bank', 'demo-bank', 'loan', null, '{rating}', 'test', now())`);
  for (const uscc of [OWN, elsewhere]) {
    const ctx = test.as(cooperativeOf(uscc));
    const contact = { name: '王建国', phone: '13800001234' };
    await recordContact({ ctx, input: { uscc, contact, revision: undefined } });
    const ratings = await owner<{ id: string }>(
      `select rating_id as id from rating where uscc = '${uscc}' limit 1`,
    );
    const ratingId = ratings.rows[0]?.id ?? '';
    const objection = { reasons: '数据有误' };
    const { value } = await requestReview({ ctx, input: { uscc, ratingId, objection } });
    const decision = { outcome: 'upheld' as const, reasons: '核对无误' };
    const reviewer = test.as({ ...people.bureau, id: 'reviewer' });
    await decideReview({ ctx: reviewer, input: { requestId: value.requestId, decision } });
  }
});
afterAll(async () => test.close());

const owner = <Row>(text: string) => sql.raw<Row>(text).execute(test.house.db);

const scopeOf = (
  role: string,
  organisation: string | null,
  change: Partial<Scope> = {},
): Scope => ({
  countyCode: COUNTY,
  actor: `demo-${role}`,
  role,
  organisation,
  at: test.house.now(),
  purpose: role === 'bank' ? 'loan' : role === 'guarantor' ? 'guarantee' : null,
  ...change,
});

const READERS: Readonly<Record<string, () => Scope>> = {
  bureau: () => scopeOf('bureau', 'demo-bureau'),
  regulator: () => scopeOf('regulator', 'demo-regulator'),
  township: () => scopeOf('township', 'tangfang'),
  cooperative: () => scopeOf('cooperative', OWN),
  bank: () => scopeOf('bank', 'demo-rural-bank'),
  guarantor: () => scopeOf('guarantor', 'demo-guarantor'),
  expert: () => scopeOf('expert', 'demo-experts'),
};

/** Which cooperatives the rows of a table are about. */
const ABOUT: Readonly<Record<string, string>> = {
  cooperative: 'select uscc from cooperative',
  statement: 'select uscc from statement',
  statement_amounts: ofStatement('statement_amounts'),
  statement_verification: ofStatement('statement_verification'),
  fact_sheet: 'select uscc from fact_sheet',
  rating: 'select uscc from rating',
  audit_record: `select chain as uscc from audit_record where chain ~ '^93'`,
  consent: 'select uscc from consent',
  consent_revocation: 'select uscc from consent_revocation',
  contact: 'select uscc from contact',
  disclosure: 'select uscc from disclosure',
  rating_review_request: 'select uscc from rating_review_request',
  rating_review_decision: 'select uscc from rating_review_decision',
};

/** Statement ids of the demonstration, by cooperative, since a receiver does not see statements. */
function ofStatement(table: string): string {
  return `select statement_id as uscc from ${table}`;
}

async function seen(scope: Scope, table: string): Promise<Set<string>> {
  const { rows } = await inScope(test.house.db, scope, (trx) =>
    sql.raw<{ uscc: string }>(ABOUT[table] ?? '').execute(trx),
  );
  const statements = await owner<{ id: string; uscc: string }>(
    'select statement_id as id, uscc from statement',
  );
  const usccOf = new Map(statements.rows.map(({ id, uscc }) => [id, uscc]));
  return new Set(rows.map(({ uscc }) => usccOf.get(uscc) ?? uscc));
}

const whole = (table: string) => owner<{ uscc: string }>(ABOUT[table] ?? '');

describe('every table', () => {
  it('is under forced row-level security with a policy of the county', async () => {
    const { rows } = await owner<{ name: string }>(`select c.relname as name from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname not like 'kysely%'
        and not (c.relrowsecurity and c.relforcerowsecurity and exists (
          select from pg_policy p where p.polrelid = c.oid and p.polpermissive))`);
    expect(rows).toEqual([]);
  });

  it('about a cooperative has a wall for reading and one for adding', async () => {
    const { rows } = await owner<{ name: string }>(`select distinct c.relname as name
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attname in ('uscc', 'statement_id', 'chain')
      where n.nspname = 'public' and c.relkind = 'r'
        and (select count(distinct p.polcmd) from pg_policy p
          where p.polrelid = c.oid and not p.polpermissive and p.polcmd in ('r', 'a')) < 2`);
    expect(rows).toEqual([]);
  });

  it('has a view of it only with the rights of whoever asks', async () => {
    const { rows } = await owner<{ name: string }>(`select c.relname as name from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('v', 'm')
        and not coalesce('security_invoker=true' = any (c.reloptions), false)`);
    expect(rows).toEqual([]);
    const definers = await owner(`select proname from pg_proc p
      join pg_namespace n on n.oid = p.pronamespace
      where n.nspname = 'public' and p.prosecdef`);
    expect(definers.rows).toEqual([]);
  });
});

describe.each(Object.keys(ABOUT))('%s, without any filter in the query,', (table) => {
  it('is seen whole by bureau and regulator', async () => {
    const { rows } = await whole(table);
    expect(rows.length).toBeGreaterThan(0);
    for (const role of ['bureau', 'regulator'] as const) {
      const count = await inScope(test.house.db, READERS[role]?.() as Scope, async (trx) => {
        return (await sql.raw(ABOUT[table] ?? '').execute(trx)).rows.length;
      });
      expect([role, count]).toEqual([role, rows.length]);
    }
  });

  it('is seen by a cooperative about itself', async () => {
    expect(await seen(READERS.cooperative?.() as Scope, table)).toEqual(new Set([OWN]));
    const nobody = scopeOf('cooperative', null);
    expect(await seen(nobody, table)).toEqual(new Set());
  });

  it('is seen by a township about its town, where it has work with it', async () => {
    const usccs = await seen(READERS.township?.() as Scope, table);
    expect(usccs.has(elsewhere)).toBe(false);
    const isForTownships = !['consent', 'consent_revocation', 'disclosure'].includes(table);
    expect(usccs.has(OWN)).toBe(isForTownships);
    expect(await seen(scopeOf('township', null), table)).toEqual(new Set());
  });

  it('is seen by a bank and a guarantor where a live consent shows it', async () => {
    const hidden = ['statement', 'audit_record', 'contact', 'disclosure'];
    const expected = (uscc: string) => (hidden.includes(table) ? [] : [uscc]);
    const bank = await seen(READERS.bank?.() as Scope, table);
    const guarantor = await seen(READERS.guarantor?.() as Scope, table);
    // A receiver also sees the consents to it that are over.
    const over = table === 'consent' ? [OWN] : [];
    if (table === 'consent_revocation') {
      expect([bank, guarantor]).toEqual([new Set(), new Set([OWN])]);
    } else {
      expect(bank).toEqual(new Set(expected(OWN)));
      expect(guarantor).toEqual(new Set([...expected(elsewhere), ...over]));
    }
  });

  it('is hidden from experts, unknown roles, other counties and nobody', async () => {
    const nobodies = [
      READERS.expert?.() as Scope,
      scopeOf('stranger', 'demo-bureau'),
      scopeOf('bureau', 'demo-bureau', { countyCode: '370321' }),
      scopeOf('bank', 'demo-rural-bank', { countyCode: '370321' }),
      scopeOf('cooperative', OWN, { countyCode: '370321' }),
      scopeOf('bank', 'other-bank'),
    ];
    for (const scope of nobodies) {
      expect([scope.role, await seen(scope, table)]).toEqual([scope.role, new Set()]);
    }
    const { rows } = await test.house.db.transaction().execute(async (trx) => {
      await sql.raw('set local role heheng_service').execute(trx);
      return sql.raw(ABOUT[table] ?? '').execute(trx);
    });
    expect(rows).toEqual([]);
  });
});

describe('records of chains that many write to', () => {
  it('are read by those who see the county, and by nobody else but their writer', async () => {
    const seen = (scope: Scope) =>
      inScope(test.house.db, scope, async (trx) => {
        const { rows } = await sql<{ actor: string }>`select distinct actor from audit_record
          where chain = 'county' or chain like 'model:%'`.execute(trx);
        return rows.map(({ actor }) => actor);
      });
    expect((await seen(scopeOf('bureau', 'demo-bureau'))).length).toBeGreaterThan(1);
    for (const [role, organisation] of [
      ['cooperative', OWN],
      ['township', 'tangfang'],
      ['bank', 'demo-rural-bank'],
      ['expert', 'demo-experts'],
    ] as const) {
      const own = (await seen(scopeOf(role, organisation))).filter((it) => it !== `demo-${role}`);
      expect(own).toEqual([]);
    }
  });
});

describe('writing', () => {
  const write = (scope: Scope, text: string) =>
    inScope(test.house.db, scope, (trx) => sql.raw(text).execute(trx));
  const copyOf = (table: string, uscc: string, change: Readonly<Record<string, string>>) => {
    const values = Object.entries(change).map(([column, value]) => `'${column}', ${value}`);
    // What a policy hides cannot be copied, so that the row is named by its values.
    return `insert into ${table}
      select * from json_populate_record(null::${table}, json_build_object(${values},
        'county_code', '${COUNTY}', 'uscc', '${uscc}'))`;
  };
  const sheet = (uscc: string) =>
    copyOf('fact_sheet', uscc, {
      fact_sheet_id: `'fct_forged'`,
      fiscal_year: '2026',
      revision: '99',
      source: `'x'`,
      recorded_by: `'demo-township'`,
      recorded_at: 'now()',
    });
  const REFUSED = /row-level security/;

  it('facts is for the bureau, and for the township of its own town', async () => {
    for (const role of ['regulator', 'bank', 'guarantor', 'expert'] as const) {
      await expect(write(READERS[role]?.() as Scope, sheet(OWN))).rejects.toThrow(REFUSED);
    }
    const township = READERS.township?.() as Scope;
    await expect(write(township, sheet(elsewhere))).rejects.toThrow(REFUSED);
    await expect(write(township, sheet(OWN))).resolves.toBeDefined();
  });

  it('a consent is for the cooperative itself, not even for the bureau', async () => {
    const consent = copyOf('consent', OWN, {
      consent_id: `'con_forged'`,
      receiver: `'demo-rural-bank'`,
      purpose: `'loan'`,
      scopes: `array['facts']`,
      valid_from: 'now()',
      valid_until: `now() + interval '1 day'`,
      wording_version: `'x'`,
      granted_by: `'demo-cooperative'`,
      granted_at: 'now()',
    });
    for (const role of ['bureau', 'regulator', 'township', 'bank', 'expert'] as const) {
      await expect(write(READERS[role]?.() as Scope, consent)).rejects.toThrow(REFUSED);
    }
    const other = scopeOf('cooperative', elsewhere);
    await expect(write(other, consent)).rejects.toThrow(REFUSED);
  });

  it('an entry of the register is in one’s own name, and for a bank under a live consent', async () => {
    const entry = (role: string, organisation: string, consentId: string) =>
      `insert into disclosure values ('${COUNTY}', 'dis_${consentId}', '${OWN}', '${role}',
        '${organisation}', 'x', 'loan', ${consentId === '' ? 'null' : `'${consentId}'`}, '{rating}',
        'x', now())`;
    const bank = READERS.bank?.() as Scope;
    await expect(write(bank, entry('bureau', 'demo-bureau', ''))).rejects.toThrow(REFUSED);
    await expect(write(bank, entry('bank', 'demo-rural-bank', ''))).rejects.toThrow(REFUSED);
    await expect(write(bank, entry('bank', 'demo-rural-bank', 'con_x'))).rejects.toThrow(REFUSED);
  });

  it('a decision on a review is never for who rated or objected, whatever the code says', async () => {
    const { rows } = await owner<Record<string, string>>(
      `select request_id as id, uscc, rated_by as rater, requested_by as objector
       from rating_review_request limit 1`,
    );
    const { id, uscc, rater, objector } = rows[0] as Record<string, string>;
    const decide = (decidedBy: string | undefined, ratedBy = rater, requestedBy = objector) =>
      write(
        scopeOf('bureau', 'demo-bureau', { actor: decidedBy ?? '' }),
        `insert into rating_review_decision values ('${COUNTY}', '${id}', '${uscc}', '${ratedBy}',
          '${requestedBy}', 'upheld', 'x', '${decidedBy}', now())`,
      );
    await expect(decide(rater)).rejects.toThrow(/reviewer_is_third/);
    await expect(decide(objector)).rejects.toThrow(/reviewer_is_third/);
    await expect(decide(rater, 'somebody-else')).rejects.toThrow(/foreign key|duplicate/);
  });
});
