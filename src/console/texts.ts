import type { Bilingual } from '../domain/schemas.ts';
import { inLanguage, type Language } from './language.ts';
import { auditTexts } from './texts/audit.ts';
import { buyerTexts } from './texts/buyers.ts';
import { caseTexts } from './texts/cases.ts';
import { commonTexts } from './texts/common.ts';
import { evaluationTexts } from './texts/evaluation.ts';
import { judgingTexts } from './texts/judging.ts';
import { overviewTexts } from './texts/overview.ts';
import { peopleTexts } from './texts/people.ts';
import { preventionTexts } from './texts/prevention.ts';
import { privacyTexts } from './texts/privacy.ts';
import { questionTexts } from './texts/questions.ts';
import { reportTexts } from './texts/report.ts';
import { reviewTexts } from './texts/review.ts';
import { routeTexts } from './texts/route.ts';
import { statementFormTexts } from './texts/statement-form.ts';
import { uploadTexts } from './texts/upload.ts';
import { verificationTexts } from './texts/verification.ts';
import { webhookTexts } from './texts/webhooks.ts';
import { weightingTexts } from './texts/weighting.ts';

/** Every sentence of the console. Each file holds its keys to `Record<string, Bilingual>`. */
export const TEXTS = {
  ...commonTexts,
  ...overviewTexts,
  ...privacyTexts,
  ...peopleTexts,
  ...reportTexts,
  ...routeTexts,
  ...auditTexts,
  ...judgingTexts,
  ...weightingTexts,
  ...reviewTexts,
  ...verificationTexts,
  ...evaluationTexts,
  ...caseTexts,
  ...questionTexts,
  ...preventionTexts,
  ...uploadTexts,
  ...webhookTexts,
  ...buyerTexts,
  ...statementFormTexts,
} as const;

export type TextKey = keyof typeof TEXTS;

type Names<Text> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Names<Rest>
  : never;
type NamesOf<Key extends TextKey> = Names<(typeof TEXTS)[Key]['zh']>;
type Blanks<Key extends TextKey> = [NamesOf<Key>] extends [never]
  ? []
  : [blanks: Readonly<Record<NamesOf<Key>, string | number>>];

/** The words of a page, in the language of its reader. */
export type Words = {
  readonly language: Language;
  /** A sentence by its key; `{blanks}` of the sentence have to be given. */
  readonly t: <Key extends TextKey>(key: Key, ...blanks: Blanks<Key>) => string;
  /** The reader's language of a text that came with data. */
  readonly say: (text: Bilingual) => string;
};

export function wordsIn(language: Language): Words {
  const say = (text: Bilingual) => inLanguage(language, text);
  return {
    language,
    say,
    t: (key, ...[blanks]) => fill(say(TEXTS[key]), blanks ?? {}),
  };
}

function fill(text: string, blanks: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (blank, name: string) => String(blanks[name] ?? blank));
}

/** A name that may have been recorded in Chinese only. */
export function localName(
  { language }: Words,
  name: string,
  nameEn: string | null | undefined,
): string {
  return language === 'en' && nameEn ? nameEn : name;
}
