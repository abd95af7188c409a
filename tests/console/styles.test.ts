import { describe, expect, it } from 'vitest';
import { MARK_PAIRS, TEXT_PAIRS, THEMES, type Token } from '../../src/console/styles/tokens.ts';
import { styleSheet, styleSheetPath } from '../../src/console/styles.ts';

/* WCAG 2.2: contrast by definition (1.4.3 text, 1.4.11 marks), and a style sheet that is whole. */

/** Relative luminance of a colour "#rrggbb", WCAG 2.2 definition. */
function luminance(hex: string): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  const [r = 0, g = 0, b = 0] = channels.map((channel) =>
    channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

const themes = Object.entries(THEMES);
const inBoth = (pairs: readonly (readonly [Token, Token])[]) =>
  themes.flatMap(([theme, tokens]) =>
    pairs.map(([over, under]) => [theme, over, under, tokens[over], tokens[under]] as const),
  );

describe('colours', () => {
  it('measures contrast as WCAG does', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 6);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });

  it.each(inBoth(TEXT_PAIRS))('%s: %s reads on %s', (_theme, _over, _under, over, under) => {
    expect(contrast(over, under)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(inBoth(MARK_PAIRS))('%s: %s shows on %s', (_theme, _over, _under, over, under) => {
    expect(contrast(over, under)).toBeGreaterThanOrEqual(3);
  });
});

describe('style sheet', () => {
  it('uses only custom properties that exist', () => {
    const used = new Set([...styleSheet.matchAll(/var\(--([\w-]+)/g)].map((match) => match[1]));
    const known = new Set([...Object.keys(THEMES.light), 'mark']);
    expect([...used].filter((name) => name !== undefined && !known.has(name))).toEqual([]);
  });

  it('closes every brace and loads nothing', () => {
    expect(styleSheet.split('{').length).toBe(styleSheet.split('}').length);
    expect(styleSheet).not.toMatch(/url\(|@import/);
  });

  it('has dark, print and narrow forms, and a name that changes with it', () => {
    expect(styleSheet).toContain('prefers-color-scheme:dark');
    expect(styleSheet).toContain('@media print');
    expect(styleSheetPath).toMatch(/^\/console\.css\?v=[0-9a-z]+$/);
  });
});
