export type Bilingual = { readonly zh: string; readonly en: string };

/** A fact as it goes over the wire: yuan as decimal strings, codes by name. */
export type FactValue = string | number | boolean;

export type FiscalYear = 2024 | 2025;

/** A statement as it goes over the wire: line names of the form, decimal strings in yuan. */
export type DemonstrationStatement = {
  readonly form: '2007' | '2023';
  readonly fiscalYear: number;
  readonly lines: Readonly<
    Record<string, { readonly opening: string | null; readonly closing: string | null }>
  >;
  /** Absent where only the balance sheet was filed. */
  readonly surplus?: Readonly<Record<string, string>>;
};

export type DemonstrationYear = {
  readonly fiscalYear: number;
  readonly statement: DemonstrationStatement;
  readonly factsByCooperative: Readonly<Record<string, FactValue>>;
  /** Facts of the bureau and of third parties. */
  readonly factsOnRecord: Readonly<Record<string, FactValue>>;
};

export type DemonstrationCooperative = {
  readonly uscc: string;
  readonly name: Bilingual;
  readonly townCode: string;
  readonly trade: Bilingual;
  /** An ISO date. */
  readonly registeredOn: string;
  /** Where the entry is not what the others are. */
  readonly note?: Bilingual;
  /** In the order of the years. */
  readonly years: readonly DemonstrationYear[];
};

export type DemonstrationCounty = {
  readonly county: Bilingual & { readonly countyCode: string };
  readonly towns: readonly (Bilingual & { readonly townCode: string })[];
  /** All fictional. */
  readonly cooperatives: readonly DemonstrationCooperative[];
  /** The real balance sheet of a cooperative elsewhere, its name left out. */
  readonly publicSample: DemonstrationCooperative;
};
