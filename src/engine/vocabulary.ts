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

/** Every balance-sheet line of any form. */
export const balanceSheetLineIds = () => lineIds((form) => form.balanceSheet);

/** Every line of the surplus statement of any form. */
export const surplusLineIds = () => lineIds((form) => form.surplusStatement);

/** Every fact about a cooperative, by its id. */
export const cooperativeFacts = (): ReadonlyMap<string, FactDefinition> =>
  new Map(factVocabulary('cooperative').facts.map((fact) => [fact.id, fact]));

/** Every fact about an application for finance, by its id. */
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
