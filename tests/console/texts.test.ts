import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { AUDIT_REASON_TEXTS } from '../../src/console/texts/audit.ts';
import { CASE_STATE_TEXTS, RESULT_TEXTS } from '../../src/console/texts/cases.ts';
import { DRAFT_STATE_TEXTS, EVENT_TEXTS } from '../../src/console/texts/draft-states.ts';
import { INTENSITY_TEXTS } from '../../src/console/texts/judging.ts';
import {
  INDICATOR_STATE_TEXTS,
  LEVEL_ORDER,
  LEVEL_TEXTS,
  ROLE_TEXTS,
  STATEMENT_STATE_TEXTS,
} from '../../src/console/texts/levels.ts';
import { PERMISSION_TEXTS, permissionName } from '../../src/console/texts/permissions.ts';
import { OUTCOME_TEXTS, STATUS_TEXTS } from '../../src/console/texts/route.ts';
import { localName, TEXTS, wordsIn } from '../../src/console/texts.ts';
import type { Bilingual } from '../../src/domain/schemas.ts';
import { LEVELS } from '../../src/engine/levels.ts';

import { textOf } from '../support/source.ts';

/* Every sentence is there twice, says the same blanks in both languages, and is in its language. */

const blanks = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();
const HAS_CHINESE = /[\u4e00-\u9fff]/;

/** Texts that are the same in both languages, or name a thing in the other one. */
const MIXED = new Set(['productName', 'switchLanguage', 'ground', 'notKnown']);
const SYMBOLS = /^heat|^improvementGain$|^signedInAs$|^whoWhen$/;

const all: readonly (readonly [string, Bilingual])[] = [
  ...Object.entries(TEXTS),
  ...[
    OUTCOME_TEXTS,
    STATUS_TEXTS,
    INDICATOR_STATE_TEXTS,
    STATEMENT_STATE_TEXTS,
    AUDIT_REASON_TEXTS,
    INTENSITY_TEXTS,
    EVENT_TEXTS,
    PERMISSION_TEXTS,
    RESULT_TEXTS,
  ].flatMap((texts) => Object.entries(texts)),
  ...Object.entries(LEVEL_TEXTS).flatMap(([level, texts]) =>
    Object.entries(texts).map(([part, text]) => [`${level}.${part}`, text] as const),
  ),
  ...Object.entries(DRAFT_STATE_TEXTS).flatMap(([state, texts]) =>
    Object.entries(texts).map(([part, text]) => [`${state}.${part}`, text] as const),
  ),
  ...Object.entries(CASE_STATE_TEXTS).flatMap(([state, texts]) =>
    Object.entries(texts).map(([part, text]) => [`${state}.${part}`, text] as const),
  ),
  ...Object.entries(ROLE_TEXTS).flatMap(([role, texts]) =>
    Object.entries(texts).map(([part, text]) => [`${role}.${part}`, text] as const),
  ),
];

describe('texts', () => {
  it.each(all)('%s has the same blanks in both languages', (_, { zh, en }) => {
    expect(blanks(zh)).toEqual(blanks(en));
  });

  it.each(all.filter(([key]) => !MIXED.has(key)))('%s is in its language', (key, { zh, en }) => {
    expect(en.trim()).not.toBe('');
    expect(en).not.toMatch(HAS_CHINESE);
    if (!SYMBOLS.test(key)) expect(zh).toMatch(HAS_CHINESE);
  });

  it('have no key twice: the later one would silently take the place of the earlier', () => {
    const files = readdirSync('src/console/texts').map((file) => `src/console/texts/${file}`);
    const parts = files.map(
      (file) => /Texts = \{\n(.*?)\n\} as const/s.exec(textOf(file))?.[1] ?? '',
    );
    const keys = parts.flatMap((part) =>
      [...part.matchAll(/^ {2}(\w+): /gm)].map(([, key]) => key),
    );
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
    expect(keys.sort()).toEqual(Object.keys(TEXTS).sort());
  });

  it('name what a stored key may do, also where this version does not know it', () => {
    expect(permissionName('statements:submit').zh).toBe('提交报表');
    expect(permissionName('ponds:fish')).toEqual({ zh: 'ponds:fish', en: 'ponds:fish' });
  });

  it('fills blanks and shows what is not given', () => {
    expect(wordsIn('en').t('lossPoints', { n: '3.2' })).toBe('3.2 points lost');
    expect(wordsIn('zh').t('lossPoints', { n: '3.2' })).toBe('失 3.2 分');
  });

  it('does not fill a blank from a blank', () => {
    const text = wordsIn('en').t('signedInAs', { name: '{role}', role: 'Bank' });
    expect(text).toBe('{role} · Bank');
  });

  it('uses a Chinese name where no English one is recorded', () => {
    expect(localName(wordsIn('en'), '墨犊', null)).toBe('墨犊');
    expect(localName(wordsIn('en'), '墨犊', 'Modu')).toBe('Modu');
    expect(localName(wordsIn('zh'), '墨犊', 'Modu')).toBe('墨犊');
  });

  it('names every level of the engine', () => {
    expect([...LEVEL_ORDER]).toEqual([...LEVELS]);
  });
});
