import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lockChain } from '../../../src/db/audit.ts';
import type { Connection } from '../../../src/db/client.ts';
import { inScope } from '../../../src/db/transaction.ts';
import { exportAudit } from '../../../src/domain/audit/export.ts';
import { verifyAudit } from '../../../src/domain/audit/verify.ts';
import { canonicalJson, sha256 } from '../../../src/domain/canonical.ts';
import { change } from '../../../src/domain/change.ts';
import type { Context } from '../../../src/domain/context.ts';
import { demonstrationActors } from '../../../src/domain/demonstration/seed.ts';
import { openTestHouse } from '../../support/house.ts';
import { COUNTY_CODE, openWritersCounty } from '../../support/writers.ts';

/*
 * Many writers at once neither fork a chain nor lose a record, and the database keeps it so against
 * whoever writes SQL as the service.
 */

type Place = {
  readonly db: Connection;
  readonly as: (role: 'bureau' | 'regulator') => Context;
  readonly close: () => Promise<void>;
};

const PLACES: readonly [string, () => Promise<Place>][] = [
  ['PostgreSQL 18', () => openWritersCounty(20, 1)],
  [
    'the embedded database',
    async () => {
      const test = await openTestHouse();
      const actors = demonstrationActors();
      return { db: test.house.db, as: (role) => test.as(actors[role]), close: test.close };
    },
  ],
];

describe.each(PLACES)('the audit chain on %s', (_, open) => {
  let place: Place;

  beforeAll(async () => {
    place = await open();
  });
  afterAll(async () => place?.close());

  const write = (chain: string, subject: string) =>
    change(place.as('bureau'), { verb: 'test.write', input: {}, chain }, async () => ({
      value: subject,
      audit: { action: 'test.write', subject, basis: '测试' },
    }));

  it('holds and loses nothing with twenty writers of six chains', async () => {
    const subjects = Array.from({ length: 200 }, (_, i) => `write-${i}`);
    const queue = subjects.entries();
    const writer = async () => {
      for (const [i, subject] of queue) await write(i % 2 === 0 ? 'hot' : `cold-${i % 5}`, subject);
    };
    await Promise.all(Array.from({ length: 20 }, writer));
    const lines = await exportAudit({ ctx: place.as('regulator') });
    expect(await verifyAudit(lines)).toMatchObject({ valid: true });
    const written = lines.flatMap((line) => /"subject":"(write-\d+)"/.exec(line)?.[1] ?? []);
    expect(written.sort()).toEqual([...subjects].sort());
  });

  it('is exported whole while others write', async () => {
    const writing = Promise.all(Array.from({ length: 40 }, (_, i) => write('busy', `busy-${i}`)));
    const trails = await Promise.all(
      Array.from({ length: 5 }, () => exportAudit({ ctx: place.as('regulator') })),
    );
    await writing;
    const verdicts = await Promise.all(trails.map((lines) => verifyAudit(lines)));
    expect(verdicts.filter(({ valid }) => !valid)).toEqual([]);
  });

  describe('against SQL of the service', () => {
    const scope = {
      countyCode: COUNTY_CODE,
      actor: 'demo-bureau',
      role: 'bureau',
      organisation: null,
      at: new Date('2026-11-24T02:00:00Z'),
    };
    const attempt = (text: string) => inScope(place.db, scope, (trx) => sql.raw(text).execute(trx));
    const headOf = (chain: string) =>
      inScope(place.db, scope, (trx) => lockChain(trx, COUNTY_CODE, chain));

    /** A record as the service would write it, but for what is forged in its text or columns. */
    async function forge(text: object, columns: object = {}): Promise<string> {
      const { seq, hash: previousHash } = await headOf('hot');
      const at = '2026-11-24T02:00:00.000Z';
      const { actor, role } = scope;
      const said = { chain: 'hot', seq: seq + 1, actor, role, action: 'x.y', subject: 's' };
      const content = { countyCode: COUNTY_CODE, ...said, previousHash, at, ...text };
      const record = canonicalJson(content);
      const row = { ...content, record, hash: await sha256(record), ...columns };
      const values = [row.countyCode, row.chain, row.seq, row.hash, row.record, row.actor];
      const all = [...values, row.action, row.subject, row.at].map((value) => `'${value}'`);
      return `insert into audit_record values (${all.join(', ')})`;
    }

    it.each<[string, object, object, RegExp]>([
      ['a fork of the chain', { seq: 1, previousHash: '0'.repeat(64) }, {}, /duplicate|follow/],
      ['a gap in the chain', { seq: 100_000 }, {}, /does not follow/],
      ['another previous hash', { previousHash: 'f'.repeat(64) }, {}, /does not follow/],
      ['a hash that is not that of the text', {}, { hash: 'f'.repeat(64) }, /hash_is_of_record/],
      ['a column that says something else', {}, { subject: 'b' }, /columns_are_of_record/],
      ['a time that says something else', {}, { at: '2020-01-01' }, /columns_are_of_record/],
      ['a chain that nobody began', { chain: 'new' }, {}, /does not follow/],
    ])('refuses %s', async (_, text, columns, reason) => {
      await expect(attempt(await forge(text, columns))).rejects.toThrow(reason);
    });

    it('takes what follows, so that the refusals above are not for another reason', async () => {
      const before = await headOf('hot');
      await attempt(await forge({}));
      expect((await headOf('hot')).seq).toBe(before.seq + 1);
    });

    it.each([
      ['back', 'update audit_head set seq = seq - 1'],
      ['on without a record', 'update audit_head set seq = seq + 1'],
      ['to another hash', `update audit_head set hash = repeat('f', 64)`],
      ['to another chain', `update audit_head set chain = 'other' where chain = 'hot'`],
      ['from nowhere', `insert into audit_head values ('${COUNTY_CODE}', 'new', 7)`],
    ])('never moves a head %s', async (_, text) => {
      await expect(attempt(text)).rejects.toThrow(/only moves on/);
    });

    it.each(['delete from audit_head', 'truncate audit_head'])('refuses to %s', async (text) => {
      await expect(attempt(text)).rejects.toThrow(/permission denied/);
    });
  });
});
