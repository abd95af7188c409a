import type { KyselyPlugin } from 'kysely';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findCaseRecord } from '../../../src/db/cases.ts';
import { insertRating } from '../../../src/db/ratings.ts';
import type { RatingRow } from '../../../src/db/tables.ts';
import { inScope } from '../../../src/db/transaction.ts';
import { exportAudit } from '../../../src/domain/audit/export.ts';
import { verifyAudit } from '../../../src/domain/audit/verify.ts';
import { partyOf } from '../../../src/domain/cases/act.ts';
import { originOf } from '../../../src/domain/cases/advance.ts';
import { completeDuty } from '../../../src/domain/cases/complete-duty.ts';
import { followRating } from '../../../src/domain/cases/follow-rating.ts';
import { caseOf } from '../../../src/domain/cases/record.ts';
import { requestExit } from '../../../src/domain/cases/request-exit.ts';
import { sweep } from '../../../src/domain/cases/sweep.ts';
import { verifyFall } from '../../../src/domain/cases/verify-fall.ts';
import { change } from '../../../src/domain/change.ts';
import type { Actor, Context } from '../../../src/domain/context.ts';
import { demonstrationActors } from '../../../src/domain/demonstration/seed.ts';
import { DomainError } from '../../../src/domain/errors.ts';
import { operatorScope } from '../../../src/domain/operator.ts';
import { applyEvent, openCase } from '../../../src/engine/dual-control/apply.ts';
import type { Case, CaseEvent } from '../../../src/engine/dual-control/case.ts';
import { LEVELS, type Level } from '../../../src/engine/levels.ts';
import { dualControl } from '../../../src/engine/models.ts';
import { openTestHouse, type TestHouse } from '../../support/house.ts';
import { fc } from '../../support/properties.ts';

/*
 * What the database keeps of a case is what the machine says: lives of cases through the verbs, on a
 * real database, with a crash between any two of their statements and everything sent again, held
 * against the machine alone.
 */

const LIVES = 40;
const HOUR_MS = 3_600_000;
const rules = dualControl().file;
const { bureau, township, regulator, cooperative } = demonstrationActors();
const { countyCode } = bureau;
const OFFICIALS: readonly Actor[] = [
  township,
  { ...township, id: 'township-second' },
  bureau,
  { ...bureau, id: 'bureau-second' },
  regulator,
];

let test: TestHouse;
beforeAll(async () => {
  test = await openTestHouse();
});
afterAll(async () => test.close());

class Crash extends Error {}

/** Breaks off at the statement of that number. */
function crashAt(statement: number): KyselyPlugin {
  let count = 0;
  return {
    transformQuery: ({ node }) => {
      count += 1;
      if (count === statement) throw new Crash();
      return node;
    },
    transformResult: async ({ result }) => result,
  };
}

/** One thing that happens in a life, as the verbs are asked for it and as the machine knows it. */
type Step = {
  readonly hours: number;
  readonly crashAt: number | null;
  readonly what:
    | { readonly kind: 'sweep' }
    | { readonly kind: 'rate'; readonly level: Level }
    | {
        readonly kind: 'complete';
        readonly which: number;
        readonly who: number;
        readonly isGood: boolean;
      }
    | { readonly kind: 'verify'; readonly who: number }
    | { readonly kind: 'exit' };
};

const what: fc.Arbitrary<Step['what']> = fc.oneof(
  { weight: 2, arbitrary: fc.constant({ kind: 'sweep' } as const) },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom(...LEVELS, 'NORMAL' as const)
      .map((level) => ({ kind: 'rate', level }) as const),
  },
  {
    weight: 8,
    arbitrary: fc
      .record({
        which: fc.nat(9),
        who: fc.nat(5),
        isGood: fc.constantFrom(true, true, true, false),
      })
      .map((it) => ({ kind: 'complete', ...it }) as const),
  },
  { weight: 4, arbitrary: fc.nat(4).map((who) => ({ kind: 'verify', who }) as const) },
  { weight: 1, arbitrary: fc.constant({ kind: 'exit' } as const) },
);
const step: fc.Arbitrary<Step> = fc.record({
  hours: fc.oneof(fc.integer({ min: 1, max: 72 }), fc.integer({ min: 100, max: 1500 })),
  crashAt: fc.option(fc.integer({ min: 1, max: 30 })),
  what,
});

let lives = 0;

async function newCooperative(): Promise<string> {
  lives += 1;
  const uscc = `9337032299${String(lives).padStart(8, '0')}`;
  await sql`insert into cooperative (county_code, uscc, town_id, name, trade, registered_on,
    recorded_by, recorded_at) values (${countyCode}, ${uscc}, ${township.organisation}, '合作社',
    '养殖', '2019-05-20', 'operator', now())`.execute(test.house.db);
  return uscc;
}

/** A rating of that level: the rest of its row says nothing here. */
async function rate(ctx: Context, uscc: string, level: Level): Promise<unknown> {
  const ratingId = ctx.newId('rat');
  const nothing = { statementId: null, factSheetId: null, standingSheetId: null, score: null };
  const row: RatingRow = {
    ...{ ...nothing, countyCode, ratingId, uscc, fiscalYear: 2025, level, levelByScore: null },
    ...{ modelId: 'gaoqing-2026', modelVersion: '1.0.0', modelDigest: 'sha256:0', triggers: [] },
    ...{ missingWeight: 0, criterionScores: [], ratedBy: ctx.actor.id, ratedAt: ctx.now() },
  };
  return change(ctx, { verb: 'test.rate', input: {}, chain: uscc }, async (trx) => {
    await insertRating(trx, row);
    await followRating(trx, originOf(ctx.actor), row, ctx.now());
    return { value: ratingId, audit: { action: 'test.rate', subject: ratingId, basis: '-' } };
  });
}

async function storedCase(uscc: string): Promise<Case> {
  const scope = operatorScope(countyCode, test.house.now());
  return inScope(test.house.db, scope, async (trx) => {
    const record = await findCaseRecord(trx, countyCode, uscc);
    if (record === undefined) throw new Error('there is no case');
    return caseOf(record);
  });
}

/** Who does it, the verb that does it, and the event that it is. */
type Deed = {
  readonly event: (at: Date) => CaseEvent;
  readonly verb: (ctx: Context) => Promise<unknown>;
  readonly actor: Actor;
};

function deedOf(what: Step['what'], uscc: string, it: Case): Deed {
  switch (what.kind) {
    case 'sweep':
      return {
        actor: bureau,
        verb: (ctx) => sweep(ctx, ctx.now()),
        event: (at) => ({ kind: 'elapsed', at }),
      };
    case 'rate':
      return {
        actor: bureau,
        verb: (ctx) => rate(ctx, uscc, what.level),
        event: (at) => ({ kind: 'rated', at, ratingId: '', level: what.level }),
      };
    case 'verify': {
      const actor = OFFICIALS[what.who % OFFICIALS.length] as Actor;
      const input = { uscc, verification: { note: '核查无误' } };
      return {
        actor,
        verb: (ctx) => verifyFall({ ctx, input }),
        event: (at) => ({ kind: 'verified', at, by: partyOf(actor) }),
      };
    }
    case 'exit':
      return {
        actor: bureau,
        verb: (ctx) => requestExit({ ctx, input: { uscc, exit: { note: '自愿退出' } } }),
        event: (at) => ({ kind: 'exit-requested', at, by: partyOf(bureau) }),
      };
    case 'complete':
      return completion(what, uscc, it);
  }
}

function completion(
  { which, who, isGood }: Extract<Step['what'], { kind: 'complete' }>,
  uscc: string,
  it: Case,
): Deed {
  const open = it.duties.filter(({ state }) => state === 'open');
  const duty = open[which % Math.max(open.length, 1)];
  const rule = rules.states.flatMap(({ duties }) => duties).find(({ id }) => id === duty?.id);
  const result = rule?.results?.[isGood ? 0 : 1];
  const own = { ...cooperative, id: 'the-chair', organisation: uscc };
  const able = [own, ...OFFICIALS].filter(({ role }) => role === duty?.body);
  const actor = able[who % Math.max(able.length, 1)] ?? own;
  const number = duty?.number ?? 999;
  const evidence = [{ name: '材料', sha256: 'b'.repeat(64) }];
  const input = { uscc, number, completion: { result, evidence } };
  return {
    actor,
    verb: (ctx) => completeDuty({ ctx, input }),
    event: (at) => ({
      ...{ kind: 'completed', at, by: partyOf(actor), duty: number, result, hasEvidence: true },
    }),
  };
}

/** Sends a deed until it is answered: the crash comes once. Returns the code of a refusal. */
async function sent(deed: Deed, statement: number | null): Promise<string | undefined> {
  const ctx = test.as(deed.actor, `key-${test.house.newId('key')}`);
  if (statement !== null) {
    const db = ctx.db.withPlugin(crashAt(statement));
    await deed.verb({ ...ctx, db }).catch((error: unknown) => {
      if (!(error instanceof Crash || error instanceof DomainError)) throw error;
    });
  }
  return deed.verb(ctx).then(
    () => undefined,
    (error: unknown) => {
      if (error instanceof DomainError) return error.code;
      throw error;
    },
  );
}

describe('a case in the database', () => {
  it(`is what the machine makes of it, in ${LIVES} lives with crashes`, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...LEVELS),
        fc.array(step, { minLength: 5, maxLength: 16 }),
        async (first, steps) => {
          const uscc = await newCooperative();
          let now = new Date('2026-08-31T02:00:00Z');
          test.setNow(now.toISOString());
          await rate(test.as(bureau), uscc, first);
          const opening = { kind: 'rated', at: now, ratingId: '', level: first } as const;
          let machine = openCase(rules, opening).case;
          for (const { hours, crashAt: statement, what } of steps) {
            now = new Date(now.getTime() + hours * HOUR_MS);
            test.setNow(now.toISOString());
            const deed = deedOf(what, uscc, await storedCase(uscc));
            const refusal = await sent(deed, statement);
            const after = applyEvent(rules, machine, deed.event(now));
            expect(refusal === undefined).toBe(!('refusal' in after));
            // What is refused is rolled back, the time that it took included: the next sweep has it.
            if (refusal === undefined) machine = after.case;
          }
          await sweep(test.house, now);
          machine = applyEvent(rules, machine, { kind: 'elapsed', at: now }).case;
          expect(comparable(await storedCase(uscc))).toEqual(comparable(machine));
        },
      ),
      { numRuns: LIVES, endOnFailure: true },
    );
    const trail = await exportAudit({ ctx: test.as(regulator) });
    expect(await verifyAudit(trail)).toMatchObject({ valid: true });
  }, 300_000);
});

/** What decides what may happen next; ids of ratings are made by the database’s side alone. */
function comparable({ rating, duties, officials, at: _, ...it }: Case) {
  const mattering = duties.filter(({ stay, state }) => stay === it.stay || state === 'open');
  return {
    ...it,
    ...{ level: rating?.level, officials: [...officials].sort() },
    duties: mattering,
  };
}
