import type { CheckedItemRow } from '../../db/third-party.ts';
import { contentSchema } from '../../engine/third-party/schema.ts';
import type { Bilingual } from '../schemas.ts';
import type { ITEM_STATES, ThirdPartyItem } from './schemas.ts';

type State = (typeof ITEM_STATES)[number];

/** An item as it is on a day: whether it counts, and if not, why. */
export function describeItem(row: CheckedItemRow, day: string): ThirdPartyItem {
  const { evidenceName, evidenceSha256 } = row;
  const state = stateOf(row, day);
  return {
    itemId: row.itemId,
    uscc: row.uscc,
    source: row.source,
    observedOn: row.observedOn,
    expiresOn: row.expiresOn,
    evidence:
      evidenceName === null || evidenceSha256 === null
        ? null
        : { name: evidenceName, sha256: evidenceSha256 },
    content: contentSchema.parse(JSON.parse(row.content)),
    state,
    stateText: STATE_TEXTS[state],
    isManagementRecord: row.kind === 'eco-list',
    recordedBy: row.recordedBy,
    recordedAt: row.recordedAt.toISOString(),
    verifiedBy: row.verifiedBy,
    verifiedAt: row.verifiedAt?.toISOString() ?? null,
    note: row.note,
  };
}

function stateOf({ decision, observedOn, expiresOn }: CheckedItemRow, day: string): State {
  if (decision === 'refused') return 'refused';
  if (expiresOn < day) return 'expired';
  if (decision === null) return 'waiting';
  return observedOn > day ? 'not-begun' : 'counts';
}

const STATE_TEXTS: Record<State, Bilingual> = {
  counts: { zh: '已核实，计入评分', en: 'Verified; it counts' },
  waiting: { zh: '尚未核实，不计入评分', en: 'Not verified yet; it does not count' },
  refused: { zh: '核实未通过，不计入评分', en: 'Refused; it does not count' },
  'not-begun': { zh: '尚未生效，不计入评分', en: 'Not begun yet; it does not count' },
  expired: { zh: '已到期，不计入评分', en: 'Expired; it does not count' },
};
