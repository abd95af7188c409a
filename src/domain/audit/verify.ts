import { canonicalJson, sha256 } from '../canonical.ts';
import { GENESIS } from './append.ts';

/** Whether a trail holds, and if not, the first line that breaks it (from 1) and why. */
export type Verdict =
  | { readonly valid: true; readonly records: number; readonly chains: number }
  | { readonly valid: false; readonly line: number; readonly reason: Reason };

export type Reason =
  | 'NOT_A_RECORD'
  | 'TEXT_NOT_CANONICAL'
  | 'HASH_WRONG'
  | 'CHAIN_OUT_OF_ORDER'
  | 'SEQUENCE_BROKEN'
  | 'PREVIOUS_HASH_WRONG'
  | 'HEADS_DIFFER'
  | 'CHECKPOINT_MISSING'
  | 'AFTER_CHECKPOINT';

type Head = { readonly chain: string; readonly seq: number; readonly hash: string };
type Line = Readonly<Record<string, unknown>>;

/** Verifies an exported trail on any computer: no database, no clock, no trust in who exported it. */
export async function verifyAudit(
  lines: Iterable<string> | AsyncIterable<string>,
): Promise<Verdict> {
  const heads = new Map<string, Head>();
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
    const reason = isClosed ? checkHeads(content, heads) : follow(parsed, heads, lastChain);
    if (reason !== undefined) return broken(line, reason);
    if (!isClosed) lastChain = String(parsed.chain);
  }
  if (!isClosed) return broken(line, 'CHECKPOINT_MISSING');
  return { valid: true, records: line - 1, chains: heads.size };
}

const broken = (line: number, reason: Reason): Verdict => ({ valid: false, line, reason });

function parseLine(text: string): Line | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Line) : undefined;
  } catch {
    return undefined;
  }
}

/** Chain after chain; each record of one names the hash of the one before it. */
function follow(record: Line, heads: Map<string, Head>, lastChain: string): Reason | undefined {
  const { chain, seq, previousHash, hash } = record;
  if (typeof chain !== 'string' || typeof seq !== 'number') return 'NOT_A_RECORD';
  const before = heads.get(chain);
  const isInOrder = before === undefined ? chain > lastChain : chain === lastChain;
  if (!isInOrder) return 'CHAIN_OUT_OF_ORDER';
  if (seq !== (before?.seq ?? 0) + 1) return 'SEQUENCE_BROKEN';
  if (previousHash !== (before?.hash ?? GENESIS)) return 'PREVIOUS_HASH_WRONG';
  heads.set(chain, { chain, seq, hash: String(hash) });
  return undefined;
}

function checkHeads({ checkpoint }: Line, heads: Map<string, Head>): Reason | undefined {
  const seen = canonicalJson([...heads.values()]);
  return canonicalJson(checkpoint) === seen ? undefined : 'HEADS_DIFFER';
}
