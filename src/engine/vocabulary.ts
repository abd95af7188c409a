import type { FactDefinition, StatementFormFile, StatementLine } from './model-schema.ts';
import { factVocabulary, statementForm, statementFormIds } from './models.ts';

/** The suffix that names the opening amount of a balance-sheet line in formulas. */
export const OPENING = 'Opening';

const forms = (): StatementFormFile[] =>
  statementFormIds().map((id) => statementForm(id) as StatementFormFile);

/** The ids of the lines of a part, over all forms, each once. */
function lineIds(part: (form: StatementFormFile) => readonly StatementLine[]): string[] {
  return [...new Set(forms().flatMap((form) => part(form).map((line) => line.id)))];
}

/**
 * Balance-sheet lines: the ids of the lines of every form.
 *
 * @returns each id once, in the order of the forms
 * @example
 * balanceSheetLineIds()[0]; // => "cash"
 */
export const balanceSheetLineIds = () => lineIds((form) => form.balanceSheet);

/**
 * Surplus-statement lines: the ids of the lines of every form.
 *
 * @returns each id once, in the order of the forms
 * @example
 * surplusLineIds()[0]; // => "operatingIncome"
 */
export const surplusLineIds = () => lineIds((form) => form.surplusStatement);

/**
 * Cooperative facts: what may be stated about a cooperative.
 *
 * @returns the definitions by id
 * @example
 * cooperativeFacts().get('overdueDays').unit; // => "days"
 */
export const cooperativeFacts = (): ReadonlyMap<string, FactDefinition> =>
  new Map(factVocabulary('cooperative').facts.map((fact) => [fact.id, fact]));

/**
 * Application facts: what may be stated about an application for finance.
 *
 * @returns the definitions by id
 * @example
 * applicationFacts().get('amountYuan').unit; // => "yuan"
 */
export const applicationFacts = (): ReadonlyMap<string, FactDefinition> =>
  new Map(factVocabulary('application').facts.map((fact) => [fact.id, fact]));

/**
 * Formula vocabulary: every name that an indicator's formula may use: statement lines (their
 * closing amount), the same with "Opening", and facts about the cooperative.
 *
 * @returns the names
 * @example
 * formulaNames().has('receivablesOpening'); // => true
 */
export function formulaNames(): ReadonlySet<string> {
  const balance = balanceSheetLineIds();
  return new Set([
    ...balance,
    ...balance.map((id) => `${id}${OPENING}`),
    ...surplusLineIds(),
    ...cooperativeFacts().keys(),
  ]);
}

/**
 * Name label: what people call a name of the formula language.
 *
 * @param name a statement line, a fact of the cooperative or a fact of the application
 * @returns its Chinese and English label; the name itself where nobody has named it
 * @example
 * nameLabel('operatingIncome').zh; // => "经营收入"
 */
export function nameLabel(name: string): { readonly zh: string; readonly en: string } {
  const lines = forms().flatMap((form) => [...form.balanceSheet, ...form.surplusStatement]);
  const plain = name.endsWith(OPENING) ? name.slice(0, -OPENING.length) : name;
  const found =
    cooperativeFacts().get(name) ??
    applicationFacts().get(name) ??
    lines.find((line) => line.id === plain);
  return found === undefined ? { zh: name, en: name } : { zh: found.zh, en: found.en };
}
