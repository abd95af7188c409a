import { baseCss } from './styles/base.ts';
import { overviewCss } from './styles/overview.ts';
import { printCss } from './styles/print.ts';
import { reportCss } from './styles/report.ts';
import { tokensCss } from './styles/tokens.ts';

const compact = (css: string): string => css.replace(/\s*\n\s*/g, '');

/** The whole style sheet; browsers keep it, so every page after the first costs its HTML only. */
export const styleSheet = compact(tokensCss + baseCss + overviewCss + reportCss + printCss);

/** Changes whenever the style sheet does, so that it may be kept for ever. */
export const styleSheetPath = `/console.css?v=${fingerprint(styleSheet)}`;

function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  }
  return hash.toString(36);
}
