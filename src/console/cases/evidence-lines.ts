import type { CaseAct } from '../../domain/cases/schemas.ts';
import { DomainError } from '../../domain/errors.ts';
import type { Bilingual } from '../../domain/schemas.ts';
import { TEXTS } from '../texts.ts';

type Evidence = CaseAct['evidence'];

const MAX = 20;

/** Evidence as `sha256sum` prints it: a digest, white space and a name on each line. */
export function readEvidence(text: string): Evidence {
  const lines = text.split('\n').map((line) => line.trim());
  const named = lines.flatMap((line, i) => (line === '' ? [] : [readLine(line, i + 1)]));
  if (named.length > MAX) throw wrong(TEXTS.evidenceTooMany);
  return named;
}

function readLine(line: string, n: number): Evidence[number] {
  const [, sha256, name] = /^([0-9a-f]{64})\s+\*?(.{2,200})$/i.exec(line) ?? [];
  if (sha256 !== undefined && name !== undefined) return { name, sha256: sha256.toLowerCase() };
  const { zh, en } = TEXTS.evidenceWrong;
  throw wrong({ zh: zh.replace('{n}', String(n)), en: en.replace('{n}', String(n)) });
}

const wrong = (text: Bilingual): DomainError =>
  new DomainError('INPUT_INVALID', [{ pointer: '/evidence', code: 'EVIDENCE_WRONG', ...text }]);
