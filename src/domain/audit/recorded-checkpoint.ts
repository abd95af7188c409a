import { canonicalJson, sha256 } from '../canonical.ts';

/*
 * A checkpoint that stands in the trail itself: how far every chain had come, and the digest of the
 * heads. Chains cannot be written anew behind it without writing it anew too.
 */

export const CHECKPOINT_ACTION = 'audit.checkpoint';

type Head = { readonly chain: string; readonly seq: number; readonly hash: string };

/** The digest of heads in the order of their chains, as an export lists them. */
export const digestOfHeads = (heads: readonly Head[]): Promise<string> =>
  sha256(canonicalJson(heads));

/** The hashes of a trail, chain by chain, from record 1 on. */
export type Hashes = ReadonlyMap<string, readonly string[]>;

/** Whether the details of a checkpoint are true of a trail. */
export async function isTrueOf(details: unknown, hashes: Hashes): Promise<boolean> {
  const { digest, lengths } = Object(details) as { digest?: unknown; lengths?: unknown };
  const heads = Object.entries(Object(lengths) as Record<string, number>)
    .map(([chain, seq]) => ({ chain, seq, hash: hashes.get(chain)?.[seq - 1] ?? '' }))
    .sort((a, b) => (a.chain < b.chain ? -1 : 1));
  return digest === (await digestOfHeads(heads));
}
