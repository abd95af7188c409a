import { cooperativeFacts } from '../../../engine/vocabulary.ts';
import type { Bilingual } from '../../schemas.ts';
import { readAmount } from '../../spreadsheets/amount.ts';
import type { GridCell } from '../../spreadsheets/grid.ts';

/*
 * What people write into cells, and what it stands for. What is not of the form that a column has is
 * left as it is, and refused at its cell by the schema of an item.
 */

export type Reader = (cell: GridCell) => unknown;

const plain = (text: string): string => text.normalize('NFKC').trim();

export const lineOf: Reader = ({ text }) => text.trim();

const DAY = /^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))$/;

/** 2026-03-01, 2026/3/1, 2026年3月1日 or 20260301, and dates of spreadsheets. */
export const dayOf: Reader = ({ text }) => {
  const [, year, month, day, plainMonth, plainDay] = DAY.exec(plain(text).replace(/\s/g, '')) ?? [];
  if (year === undefined) return plain(text);
  const two = (number: string | undefined) => (number ?? '').padStart(2, '0');
  return `${year}-${two(month ?? plainMonth)}-${two(day ?? plainDay)}`;
};

/** Full-width digits and thousands in groups too; a year may be followed by 年 or 年度. */
export const numberOf: Reader = ({ text }) => {
  const written = plain(text)
    .replace(/^[−－]/, '-')
    .replace(/年度?$/, '')
    .replace(/(?<=\d),(?=\d{3})/g, '');
  return /^-?\d+(\.\d+)?$/.test(written) ? Number(written) : plain(text);
};

export const amountOf: Reader = (cell) => {
  const read = readAmount(cell);
  return 'amount' in read && read.amount !== null ? read.amount : plain(cell.text);
};

const TRUTHS: Readonly<Record<string, boolean>> = {
  ...{ 是: true, yes: true, true: true, '1': true },
  ...{ 否: false, no: false, false: false, '0': false },
};

export const truthOf: Reader = ({ text }) => TRUTHS[plain(text).toLowerCase()] ?? plain(text);

type Name = Bilingual & { readonly id: string };

/** One of a few, by its name in either language or by its id. */
export const oneOf =
  (names: () => readonly Name[]): Reader =>
  ({ text }) => {
    const written = plain(text).toLowerCase();
    const found = names().find(({ id, zh, en }) =>
      [id, zh, en].some((name) => name.toLowerCase() === written),
    );
    return found?.id ?? plain(text);
  };

/** The codes of a fact, as its vocabulary names them. */
export const codesOf = (fact: string) => (): readonly Name[] =>
  cooperativeFacts().get(fact)?.codes ?? [];

/** Months with their prices: "2026-01=2.35 2026-02=2.41". */
export const pricesOf: Reader = ({ text }) =>
  plain(text)
    .replace(/\s*=\s*/g, '=')
    .split(/[;、\s]+/)
    .filter((part) => part !== '')
    .map((part) => {
      const [month = '', price = ''] = part.split('=');
      return { month, price: numberOf({ kind: 'text', text: price }) };
    });
