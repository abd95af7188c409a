import type { Evidence } from '../../db/case-tables.ts';
import { insertAct } from '../../db/case-writing.ts';
import type { CaseEvent, Party } from '../../engine/dual-control/case.ts';
import { dutyRule } from '../../engine/dual-control/duties.ts';
import type { Body } from '../../engine/dual-control/schema.ts';
import { type Changed, change } from '../change.ts';
import type { Actor, Context } from '../context.ts';
import { getCooperativeRow } from '../cooperatives/describe.ts';
import { DomainError } from '../errors.ts';
import { applied, originOf, type Running, runCase, saveCase, toldMoves } from './advance.ts';
import { describeCase } from './describe.ts';
import type { RiskCase } from './schemas.ts';

/** What somebody does on a case, besides the event that it is. */
export type Act = {
  readonly verb: string;
  readonly uscc: string;
  readonly input: unknown;
  readonly basis: string;
  readonly note?: string | undefined;
  readonly evidence?: readonly Evidence[];
  readonly event: (at: Date, by: Party) => ActEvent;
};

type ActEvent = Exclude<CaseEvent, { kind: 'elapsed' | 'rated' | 'objected' }>;

/** The party that somebody acts as. */
export const partyOf = ({ id, role, organisation }: Actor): Party => ({
  ...{ person: id, body: role as Body, organisation: organisation ?? '' },
});

/** Does one thing on a case: the time that has passed first, then the act, all or nothing. */
export async function actOnCase(ctx: Context, act: Act): Promise<Changed<RiskCase>> {
  const { uscc, verb } = act;
  return change(ctx, { verb, input: act.input, chain: uscc }, async (trx) => {
    await getCooperativeRow(trx, ctx, uscc);
    const running = await runCase(trx, ctx.actor, uscc, ctx.now());
    if (running === undefined) throw new DomainError('NOT_FOUND');
    const by = partyOf(ctx.actor);
    const event = act.event(ctx.now(), by);
    const progress = applied(running, event);
    const { countyCode } = ctx.actor;
    const { row } = running.record;
    const actNumber = row.actCount + 1;
    await insertAct(trx, {
      ...{ countyCode, uscc, actNumber, stay: running.now.case.stay, kind: event.kind, ...by },
      dutyNumber: 'duty' in event ? event.duty : null,
      result: 'result' in event ? (event.result ?? null) : null,
      ...{ note: act.note ?? null, evidence: act.evidence ?? [], actedAt: ctx.now() },
    });
    const counted = { ...row, actCount: actNumber };
    const saved = await saveCase(trx, originOf(ctx.actor), running, progress, counted);
    const audit = {
      ...{ action: verb, subject: uscc, basis: basisOf(running, event) ?? act.basis },
      versions: { dualControl: `${row.rulesVersion}`, digest: row.rulesDigest },
      details: { act: actNumber, ...decided(event, act), moves: toldMoves(saved.moves) },
    };
    return { value: describeCase(saved.row, saved.case, running.rules), audit };
  });
}

/** What a trail has to show of an act: what was decided, and on what evidence. */
const decided = (event: ActEvent, { evidence = [] }: Act) => ({
  ...('result' in event && event.result !== undefined ? { result: event.result } : {}),
  ...(evidence.length === 0 ? {} : { evidence: evidence.map(({ sha256 }) => sha256) }),
});

/** A duty has a ground of its own. */
function basisOf({ now, rules }: Running, event: ActEvent): string | undefined {
  const duty =
    event.kind === 'completed'
      ? now.case.duties.find(({ number }) => number === event.duty)
      : undefined;
  return duty && dutyRule(rules, duty)?.basis.zh;
}
