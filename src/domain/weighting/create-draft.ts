import { draftHistory, insertDraft, listDraftVersions } from '../../db/drafts.ts';
import type { Trx } from '../../db/transaction.ts';
import { indicatorModelVersions } from '../../engine/models.ts';
import { DEFAULT_MODEL_ID } from '../../engine/scoring-model.ts';
import { type Changed, change, read } from '../change.ts';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { modelInForce } from '../models/find.ts';
import { requirePermission } from '../permissions.ts';
import { describeDraft } from './describe.ts';
import { BASIS, chainOf, noteActor } from './draft.ts';
import { type CreateDraftInput, createDraftInput } from './inputs.ts';
import type { Draft } from './schemas.ts';

/** Begins a new version of a model, which departs from the one in force. */
export async function createDraft({
  ctx,
  input,
}: {
  ctx: Context;
  input: CreateDraftInput;
}): Promise<Changed<Draft>> {
  const { countyCode, id: createdBy, role } = requirePermission(ctx, 'weighting:draft');
  const { model, title, reason, aggregation } = createDraftInput.parse(input);
  const modelId = model ?? DEFAULT_MODEL_ID;
  const verb = 'weighting.draft';
  return withFreeVersion(ctx, modelId, (version, chain) =>
    change(ctx, { verb, input, chain }, async (trx) => {
      if (version !== (await nextVersion(trx, countyCode, modelId))) throw new VersionTaken();
      const inForce = await modelInForce(trx, countyCode, modelId, ctx.now());
      if (inForce === undefined) throw new DomainError('MODEL_UNKNOWN');
      const { of: aggregationOf, mean, method, randomIndex } = aggregation;
      const draft = {
        countyCode,
        draftId: ctx.newId('wdr'),
        modelId,
        baseVersion: inForce.version,
        version,
        title,
        reason,
        aggregationOf,
        mean,
        method,
        randomIndex,
        createdBy,
        makerRole: role,
        createdAt: ctx.now(),
      };
      await insertDraft(trx, draft);
      await noteActor(trx, ctx, draft.draftId);
      const audit = {
        action: verb,
        subject: draft.draftId,
        basis: BASIS,
        versions: { base: `${modelId}@${inForce.version}`, digest: inForce.digest },
        details: { version, ...aggregation },
      };
      return { value: await describeDraft(trx, await draftHistory(trx, draft), ctx.now()), audit };
    }),
  );
}

/** Somebody who began a draft in the same moment took the version. */
class VersionTaken extends Error {
  override readonly name = 'VersionTaken';
}

/** The audit chain is named after the version, so that it is chosen before and checked within. */
async function withFreeVersion<Value>(
  ctx: Context,
  modelId: string,
  begin: (version: string, chain: string) => Promise<Value>,
): Promise<Value> {
  for (;;) {
    const { countyCode } = ctx.actor;
    const version = await read(ctx, (trx) => nextVersion(trx, countyCode, modelId));
    try {
      return await begin(version, chainOf({ modelId, version }));
    } catch (error) {
      if (!(error instanceof VersionTaken)) throw error;
    }
  }
}

/** The next minor version that neither a build nor a draft has taken. */
async function nextVersion(trx: Trx, countyCode: string, modelId: string): Promise<string> {
  const builtIn = indicatorModelVersions(modelId);
  if (builtIn.length === 0) throw new DomainError('MODEL_UNKNOWN');
  const taken = [...builtIn, ...(await listDraftVersions(trx, countyCode, modelId))];
  const numbers = taken.map((version) => version.split('.').map(Number));
  const major = Math.max(...numbers.map(([first = 0]) => first));
  const minors = numbers.filter(([first]) => first === major).map(([, second = 0]) => second);
  return `${major}.${Math.max(...minors) + 1}.0`;
}
