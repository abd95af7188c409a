import { canonicalJson, sha256 } from '../canonical.ts';
import { CHECKPOINT_ACTION, type Hashes, isTrueOf } from './recorded-checkpoint.ts';

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
  | 'LINE_CUT'
  | 'NOT_A_RECORD'
  | 'TEXT_NOT_CANONICAL'
  | 'HASH_WRONG'
  | 'CHAIN_OUT_OF_ORDER'
  | 'SEQUENCE_BROKEN'
  | 'PREVIOUS_HASH_WRONG'
  | 'HEADS_DIFFER'
  | 'CHECKPOINT_MISSING'
  | 'AFTER_CHECKPOINT'
  | 'RECORDED_CHECKPOINT_DIFFERS'
  | 'EARLIER_RECORD_CHANGED'
  | 'EARLIER_RECORD_MISSING';

/** Where a file breaks off rather than that somebody altered what it says. */
const INCOMPLETE: readonly Reason[] = ['LINE_CUT', 'CHECKPOINT_MISSING'];

export const isIncomplete = (reason: Reason): boolean => INCOMPLETE.includes(reason);

/** A last line that does not end: a file was cut, be it by its last byte. */
export type CutLine = { readonly cut: string };

type Lines = Iterable<string | CutLine> | AsyncIterable<string | CutLine>;
type Line = Readonly<Record<string, unknown>>;

/** What was read of a trail that has held so far. */
type Trail = {
  readonly hashes: Map<string, string[]>;
  /** Checkpoints that stand in the trail: they speak of chains that are read later. */
  readonly recorded: { readonly line: number; readonly details: unknown }[];
  readonly verdict: Verdict;
};

/** The hash that the first record of a chain follows. */
const GENESIS = '0'.repeat(64);

/** Verifies an exported trail on any computer: no database, no clock, no trust in who exported it. */
export async function verifyAudit(lines: Lines): Promise<Verdict> {
  return (await walk(lines, new Map())).verdict;
}

/**
 * Verifies two trails and that the newer one continues the older one: every older record is still
 * there unchanged.
 */
export async function verifyContinuation(older: Lines, newer: Lines): Promise<Verdict> {
  const { verdict, hashes } = await walk(older, new Map());
  return verdict.valid ? (await walk(newer, hashes)).verdict : { ...verdict, trail: 'older' };
}

async function walk(lines: Lines, earlier: Hashes): Promise<Trail> {
  const trail = { hashes: new Map<string, string[]>(), recorded: [] as Trail['recorded'] };
  const broken = (line: number, reason: Reason): Trail => ({
    ...trail,
    verdict: { valid: false, line, reason },
  });
  let lastChain = '';
  let line = 0;
  let isClosed = false;
  for await (const text of lines) {
    line += 1;
    if (isClosed) return broken(line, 'AFTER_CHECKPOINT');
    if (typeof text !== 'string') return broken(line, 'LINE_CUT');
    const parsed = parseLine(text);
    if (parsed === undefined) return broken(line, 'NOT_A_RECORD');
    if (text !== canonicalJson(parsed)) return broken(line, 'TEXT_NOT_CANONICAL');
    const { hash, ...content } = parsed;
    if (hash !== (await sha256(canonicalJson(content)))) return broken(line, 'HASH_WRONG');
    isClosed = 'checkpoint' in content;
    const reason = isClosed
      ? checkHeads(content, trail.hashes, earlier)
      : follow(parsed, trail.hashes, earlier, lastChain);
    if (reason !== undefined) return broken(line, reason);
    if (!isClosed) lastChain = String(parsed.chain);
    if (parsed.action === CHECKPOINT_ACTION) trail.recorded.push({ line, details: parsed.details });
  }
  if (!isClosed) return broken(line, 'CHECKPOINT_MISSING');
  for (const { line: place, details } of trail.recorded) {
    if (!(await isTrueOf(details, trail.hashes)))
      return broken(place, 'RECORDED_CHECKPOINT_DIFFERS');
  }
  return { ...trail, verdict: { valid: true, records: line - 1, chains: trail.hashes.size } };
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
  hashes: Map<string, string[]>,
  earlier: Hashes,
  lastChain: string,
): Reason | undefined {
  const { chain, seq, previousHash, hash } = record;
  if (typeof chain !== 'string' || typeof seq !== 'number') return 'NOT_A_RECORD';
  const before = hashes.get(chain);
  const isInOrder = before === undefined ? chain > lastChain : chain === lastChain;
  if (!isInOrder) return 'CHAIN_OUT_OF_ORDER';
  if (seq !== (before?.length ?? 0) + 1) return 'SEQUENCE_BROKEN';
  if (previousHash !== (before?.at(-1) ?? GENESIS)) return 'PREVIOUS_HASH_WRONG';
  const known = earlier.get(chain)?.[seq - 1];
  if (known !== undefined && known !== hash) return 'EARLIER_RECORD_CHANGED';
  if (before === undefined) hashes.set(chain, [String(hash)]);
  else before.push(String(hash));
  return undefined;
}

function checkHeads({ checkpoint }: Line, hashes: Hashes, earlier: Hashes): Reason | undefined {
  const heads = [...hashes].map(([chain, of]) => ({ chain, seq: of.length, hash: of.at(-1) }));
  if (canonicalJson(checkpoint) !== canonicalJson(heads)) return 'HEADS_DIFFER';
  const isContinued = [...earlier].every(
    ([chain, known]) => (hashes.get(chain)?.length ?? 0) >= known.length,
  );
  return isContinued ? undefined : 'EARLIER_RECORD_MISSING';
}
