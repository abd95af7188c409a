/*
 * The one place where colours are decided. Every pair of a text and its ground that the pages use
 * is listed below and held to a contrast of 4.5 : 1 by a test.
 */

const light = {
  paper: '#f4f6f5',
  card: '#ffffff',
  raised: '#eef2f1',
  ink: '#17252b',
  'ink-soft': '#4b5b62',
  line: '#d6dddc',
  shade: '#17252b38',
  'line-strong': '#74848a',
  link: '#0a5a78',
  'link-hover': '#063b50',
  brand: '#12343b',
  'brand-ink': '#ffffff',
  'brand-soft': '#c3d6d8',
  brass: '#b58e3d',
  focus: '#b35900',
  button: '#145a52',
  'button-hover': '#0d433d',
  'button-ink': '#ffffff',
  gain: '#17603a',
  loss: '#a1260d',
  'notice-ground': '#fff6db',
  'notice-ink': '#5c4300',
  'notice-line': '#d9ae45',
  'normal-ground': '#e0f1e5',
  'normal-ink': '#14572c',
  'normal-mark': '#25804a',
  'blue-ground': '#dfecfa',
  'blue-ink': '#0f4a80',
  'blue-mark': '#1c69b8',
  'yellow-ground': '#fdf1c3',
  'yellow-ink': '#624700',
  'yellow-mark': '#a67c00',
  'orange-ground': '#fde4cf',
  'orange-ink': '#7f3700',
  'orange-mark': '#c75a00',
  'red-ground': '#fbdedb',
  'red-ink': '#8f1616',
  'red-mark': '#bf2424',
  'gap-ground': '#e7eaed',
  'gap-ink': '#3b4650',
  'gap-mark': '#66737e',
  'review-ground': '#ece4f7',
  'review-ink': '#512d82',
  'review-mark': '#774cb1',
  'heat-0': '#f5c4bc',
  'heat-1': '#fadfc4',
  'heat-2': '#f6efcf',
  'heat-3': '#e2f0df',
  'heat-4': '#c6e5d2',
  'chart-earned': '#1f7a6d',
  'chart-earned-fill': '#1f7a6d2e',
  'chart-lost': '#f3d9d2',
  'chart-lost-edge': '#c8836f',
} as const;

export type Token = keyof typeof light;
type Tokens = Readonly<Record<Token, string>>;

const dark = {
  paper: '#0f1719',
  card: '#172225',
  raised: '#1e2c30',
  ink: '#e9f0f0',
  'ink-soft': '#a9babd',
  line: '#2d3e42',
  shade: '#000000a0',
  'line-strong': '#76898e',
  link: '#7fc8e6',
  'link-hover': '#b5e2f5',
  brand: '#0a2126',
  'brand-ink': '#f3f8f8',
  'brand-soft': '#a9c2c5',
  brass: '#c9a557',
  focus: '#ffb74d',
  button: '#8fd6c8',
  'button-hover': '#b4e6dc',
  'button-ink': '#08211d',
  gain: '#86d6a6',
  loss: '#ff9d88',
  'notice-ground': '#352b10',
  'notice-ink': '#f6dc97',
  'notice-line': '#8a6c22',
  'normal-ground': '#143522',
  'normal-ink': '#a5e3bd',
  'normal-mark': '#52b37c',
  'blue-ground': '#12304d',
  'blue-ink': '#aed4fa',
  'blue-mark': '#5aa2e8',
  'yellow-ground': '#3a2f0a',
  'yellow-ink': '#f3d985',
  'yellow-mark': '#d8aa22',
  'orange-ground': '#43260d',
  'orange-ink': '#ffc393',
  'orange-mark': '#ec8a3c',
  'red-ground': '#471a1a',
  'red-ink': '#ffb7b1',
  'red-mark': '#ee6a63',
  'gap-ground': '#2a3439',
  'gap-ink': '#cbd5da',
  'gap-mark': '#8b99a1',
  'review-ground': '#32234a',
  'review-ink': '#d9c4f7',
  'review-mark': '#a583da',
  'heat-0': '#6b2a22',
  'heat-1': '#5a3a1a',
  'heat-2': '#473f1c',
  'heat-3': '#26402e',
  'heat-4': '#1d5238',
  'chart-earned': '#58b9a8',
  'chart-earned-fill': '#58b9a838',
  'chart-lost': '#4a2c25',
  'chart-lost-edge': '#c47f6b',
} as const satisfies Tokens;

export const THEMES = { light, dark } as const satisfies Record<string, Tokens>;

const onGround = (name: string): [Token, Token] =>
  [`${name}-ink`, `${name}-ground`] as [Token, Token];

const INKS = ['ink', 'ink-soft', 'link', 'gain', 'loss'] as const;
const GROUNDS = ['paper', 'card', 'raised'] as const;
const HEATS = ['heat-0', 'heat-1', 'heat-2', 'heat-3', 'heat-4'] as const;
const LEVEL_NAMES = ['normal', 'blue', 'yellow', 'orange', 'red', 'gap', 'review'] as const;

/** Text on its ground. */
export const TEXT_PAIRS: readonly (readonly [Token, Token])[] = [
  ...INKS.flatMap((ink) => GROUNDS.map((ground) => [ink, ground] as const)),
  ...HEATS.map((heat) => ['ink', heat] as const),
  ...[...LEVEL_NAMES, 'notice'].map(onGround),
  ['brand-ink', 'brand'],
  ['brand-soft', 'brand'],
  ['button-ink', 'button'],
  ['button-ink', 'button-hover'],
];

/** Marks, edges and focus rings, which need 3 : 1. */
export const MARK_PAIRS: readonly (readonly [Token, Token])[] = [
  ...GROUNDS.flatMap((ground) => [
    ['line-strong', ground] as const,
    ['focus', ground] as const,
    ['chart-earned', ground] as const,
    ...LEVEL_NAMES.map((name) => [`${name}-mark` as Token, ground] as const),
  ]),
  ...LEVEL_NAMES.map((name) => [`${name}-mark` as Token, `${name}-ground` as Token] as const),
  ['chart-lost-edge', 'card'],
];

const properties = (tokens: Tokens): string =>
  Object.entries(tokens)
    .map(([name, value]) => `--${name}:${value}`)
    .join(';');

/** Light is the rule, and what is printed; dark where the reader's screen asks for it. */
export const tokensCss = `
:root{${properties(light)};color-scheme:light}
@media screen and (prefers-color-scheme:dark){:root{${properties(dark)};color-scheme:dark}}
`;
