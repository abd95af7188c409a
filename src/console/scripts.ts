import { BUNDLES } from './client/bundles.ts';
import { fingerprint } from './fingerprint.ts';

/** A script of a page: it adds live figures to what works without it. */
export type ScriptName = keyof typeof BUNDLES;

export const SCRIPT_NAMES = Object.keys(BUNDLES) as ScriptName[];

export const scriptText = (name: ScriptName): string => BUNDLES[name];

export const scriptPath = (name: ScriptName): string =>
  `/console/${name}.js?v=${fingerprint(BUNDLES[name])}`;
