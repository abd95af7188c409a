import { listCountedItems } from '../../db/third-party.ts';
import type { Trx } from '../../db/transaction.ts';
import type { Values } from '../../engine/expression.ts';
import type { Breach } from '../../engine/history/schema.ts';
import { rulePack } from '../../engine/models.ts';
import { type ThirdPartyFacts, thirdPartyFacts } from '../../engine/third-party/fold.ts';
import { contentSchema } from '../../engine/third-party/schema.ts';
import type { Context } from '../context.ts';
import { dayInChina } from '../day.ts';

/** What third parties say that counts now, and the items that say it. */
export type ThirdPartyEvidence = {
  readonly itemIds: readonly string[];
  readonly facts: ThirdPartyFacts;
  readonly breaches: readonly Breach[];
};

/** Verified and not expired: anything else counts for nothing. */
export async function gatherThirdParty(
  trx: Trx,
  { now, actor }: Context,
  { uscc, fiscalYear }: { readonly uscc: string; readonly fiscalYear: number },
  onRecord: Values,
): Promise<ThirdPartyEvidence> {
  const rows = await listCountedItems(trx, actor.countyCode, uscc, dayInChina(now()));
  const records = rows.map(({ itemId, observedOn, content }) => {
    return { itemId, observedOn, content: contentSchema.parse(JSON.parse(content)) };
  });
  return {
    itemIds: records.map(({ itemId }) => itemId),
    facts: thirdPartyFacts(records, onRecord, fiscalYear),
    breaches: records.flatMap(({ observedOn, content }): Breach[] => {
      if (content.kind !== 'rule-breach') return [];
      const { file, digest } = rulePack(content.pack);
      const path = `rules/${file.id}/${file.version}.json`;
      return [{ pack: { file: path, digest }, rule: content.rule, on: observedOn }];
    }),
  };
}
