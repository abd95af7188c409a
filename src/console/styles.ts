import { fingerprint } from './fingerprint.ts';
import { baseCss } from './styles/base.ts';
import { casesCss } from './styles/cases.ts';
import { formsCss } from './styles/forms.ts';
import { overviewCss } from './styles/overview.ts';
import { peopleCss } from './styles/people.ts';
import { printCss } from './styles/print.ts';
import { reportCss } from './styles/report.ts';
import { statementFormCss } from './styles/statement-form.ts';
import { tokensCss } from './styles/tokens.ts';
import { weightingCss } from './styles/weighting.ts';

const compact = (css: string): string => css.replace(/\s*\n\s*/g, '');

/** The whole style sheet; browsers keep it, so every page after the first costs its HTML only. */
export const styleSheet = compact(
  [
    tokensCss,
    baseCss,
    overviewCss,
    reportCss,
    formsCss,
    peopleCss,
    weightingCss,
    casesCss,
    statementFormCss,
    printCss,
  ].join(''),
);

export const styleSheetPath = `/console.css?v=${fingerprint(styleSheet)}`;
