import type { ThirdPartyItemRow } from '../../db/third-party-tables.ts';
import { canonicalJson } from '../canonical.ts';
import type { Context } from '../context.ts';
import type { RecordItemInput } from './schemas.ts';

/** A recording as it is kept. */
export function itemRow(
  ctx: Context,
  uscc: string,
  { source, observedOn, expiresOn, evidence, content }: RecordItemInput,
): ThirdPartyItemRow {
  return {
    countyCode: ctx.actor.countyCode,
    itemId: ctx.newId('tpi'),
    uscc,
    kind: content.kind,
    content: canonicalJson(content),
    ...{ source, observedOn, expiresOn },
    evidenceName: evidence?.name ?? null,
    evidenceSha256: evidence?.sha256 ?? null,
    recordedBy: ctx.actor.id,
    recordedAt: ctx.now(),
  };
}

export const UNCHECKED = { decision: null, note: null, verifiedBy: null, verifiedAt: null };
