import { canonicalJson, sha256 } from '../canonical.ts';

/** Whether a trail holds, and if not, the first line that breaks it (from 1) and why. */
export type Verdict =
  | { readonly valid: true; readonly records: number; readonly chains: number }
  | {
      readonly valid: false;
      readonly line: number;
      readonly reason: Reason;
      /** The older of two trails is the broken one. */
      readonly trail?: 'older';
    };

export type Reason =
  | 'NOT_A_RECORD'
  | 'TEXT_NOT_CANONICAL'
  | 'HASH_WRONG'
  | 'CHAIN_OUT_OF_ORDER'
  | 'SEQUENCE_BROKEN'
  | 'PREVIOUS_HASH_WRONG'
  | 'HEADS_DIFFER'
  | 'CHECKPOINT_MISSING'
  | 'AFTER_CHECKPOINT'
  | 'EARLIER_RECORD_CHANGED'
  | 'EARLIER_RECORD_MISSING';

type Lines = Iterable<string> | AsyncIterable<string>;
type Head = { readonly chain: string; readonly seq: number; readonly hash: string };
type Heads = ReadonlyMap<string, Head>;
type Line = Readonly<Record<string, unknown>>;

/** The hash that the first record of a chain follows. */
const GENESIS = '0'.repeat(64);

/** Verifies an exported trail on any computer: no database, no clock, no trust in who exported it. */
export async function verifyAudit(lines: Lines): Promise<Verdict> {
  return (await walk(lines, new Map())).verdict;
}

/**
 * Verifies two trails and that the newer one continues the older one: the newest record of every
 * older chain, and with it all before it, is still there unchanged.
 */
export async function verifyContinuation(older: Lines, newer: Lines): Promise<Verdict> {
  const { verdict, heads } = await walk(older, new Map());
  return verdict.valid ? (await walk(newer, heads)).verdict : { ...verdict, trail: 'older' };
}

async function walk(lines: Lines, earlier: Heads): Promise<{ verdict: Verdict; heads: Heads }> {
  const heads = new Map<string, Head>();
  const broken = (line: number, reason: Reason) => ({
    verdict: { valid: false, line, reason } as const,
    heads,
  });
  let lastChain = '';
  let line = 0;
  let isClosed = false;
  for await (const text of lines) {
    line += 1;
    if (isClosed) return broken(line, 'AFTER_CHECKPOINT');
    const parsed = parseLine(text);
    if (parsed === undefined) return broken(line, 'NOT_A_RECORD');
    if (text !== canonicalJson(parsed)) return broken(line, 'TEXT_NOT_CANONICAL');
    const { hash, ...content } = parsed;
    if (hash !== (await sha256(canonicalJson(content)))) return broken(line, 'HASH_WRONG');
    isClosed = 'checkpoint' in content;
    const reason = isClosed
      ? checkHeads(content, heads, earlier)
      : follow(parsed, heads, earlier, lastChain);
    if (reason !== undefined) return broken(line, reason);
    if (!isClosed) lastChain = String(parsed.chain);
  }
  if (!isClosed) return broken(line, 'CHECKPOINT_MISSING');
  return { verdict: { valid: true, records: line - 1, chains: heads.size }, heads };
}

function parseLine(text: string): Line | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Line) : undefined;
  } catch {
    return undefined;
  }
}

/** Chain after chain; each record of one names the hash of the one before it. */
function follow(
  record: Line,
  heads: Map<string, Head>,
  earlier: Heads,
  lastChain: string,
): Reason | undefined {
  const { chain, seq, previousHash, hash } = record;
  if (typeof chain !== 'string' || typeof seq !== 'number') return 'NOT_A_RECORD';
  const before = heads.get(chain);
  const isInOrder = before === undefined ? chain > lastChain : chain === lastChain;
  if (!isInOrder) return 'CHAIN_OUT_OF_ORDER';
  if (seq !== (before?.seq ?? 0) + 1) return 'SEQUENCE_BROKEN';
  if (previousHash !== (before?.hash ?? GENESIS)) return 'PREVIOUS_HASH_WRONG';
  const known = earlier.get(chain);
  if (known?.seq === seq && known.hash !== hash) return 'EARLIER_RECORD_CHANGED';
  heads.set(chain, { chain, seq, hash: String(hash) });
  return undefined;
}

function checkHeads({ checkpoint }: Line, heads: Heads, earlier: Heads): Reason | undefined {
  if (canonicalJson(checkpoint) !== canonicalJson([...heads.values()])) return 'HEADS_DIFFER';
  const isContinued = [...earlier.values()].every(
    ({ chain, seq }) => (heads.get(chain)?.seq ?? 0) >= seq,
  );
  return isContinued ? undefined : 'EARLIER_RECORD_MISSING';
}
