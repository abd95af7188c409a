import { THIRD_PARTY_KINDS, type ThirdPartyKind } from '../../../engine/third-party/schema.ts';
import type { Bilingual } from '../../schemas.ts';
import {
  amountOf,
  codesOf,
  dayOf,
  lineOf,
  numberOf,
  oneOf,
  pricesOf,
  type Reader,
  truthOf,
} from './cell-values.ts';

/** What a column is headed with, in either language or by its key, and how its cells are read. */
export type Column = Bilingual & {
  readonly key: string;
  /** The kinds of items that have it. */
  readonly kinds: readonly ThirdPartyKind[];
  readonly read: Reader;
  /** What a cell may say, where that is one of a few. */
  readonly names?: () => readonly (Bilingual & { readonly id: string })[];
};

const KIND_NAMES: Readonly<Record<ThirdPartyKind, Bilingual>> = {
  insurance: { zh: '农业保险', en: 'Insurance' },
  registry: { zh: '登记状态', en: 'Register' },
  penalty: { zh: '行政处罚', en: 'Penalty' },
  court: { zh: '司法信息', en: 'Court' },
  price: { zh: '价格', en: 'Price' },
  contract: { zh: '购销合同', en: 'Contract' },
  'eco-list': { zh: '生态信用清单', en: 'Eco-credit list' },
  'rule-breach': { zh: '违反规则', en: 'Broken rule' },
};

const kindNames = () => THIRD_PARTY_KINDS.map((id) => ({ id, ...KIND_NAMES[id] }));

const SEVERITIES = [
  { id: 'minor', zh: '一般', en: 'Minor' },
  { id: 'major', zh: '重大', en: 'Major' },
];

const column = (
  key: string,
  zh: string,
  en: string,
  read: Reader,
  kinds: readonly ThirdPartyKind[] = THIRD_PARTY_KINDS,
): Column => ({ key, zh, en, kinds, read });

const choice = (
  [key, zh, en]: readonly [key: string, zh: string, en: string],
  names: NonNullable<Column['names']>,
  kinds: readonly ThirdPartyKind[],
): Column => ({ ...column(key, zh, en, oneOf(names), kinds), names });

/** Columns in the order in which templates have them. */
export const COLUMNS: readonly Column[] = [
  choice(['kind', '类别', 'Kind'], kindNames, THIRD_PARTY_KINDS),
  column('uscc', '统一社会信用代码', 'Credit code', lineOf),
  column('source', '来源', 'Source', lineOf),
  column('observedOn', '发生日', 'Observed on', dayOf),
  column('expiresOn', '到期日', 'Expires on', dayOf),
  column('fiscalYear', '年度', 'Fiscal year', numberOf, ['insurance', 'contract']),
  column('insuredUnits', '参保数量', 'Insured units', numberOf, ['insurance']),
  choice(['registryStatus', '登记与年报状态', 'Registry status'], codesOf('registryStatus'), [
    'registry',
  ]),
  choice(['severity', '处罚程度', 'Severity'], () => SEVERITIES, ['penalty']),
  column('isEnvironmental', '是否生态环境处罚', 'Environmental', truthOf, ['penalty']),
  column('isListed', '是否列入处罚名单', 'Listed', truthOf, ['penalty']),
  choice(['judicialRecord', '司法记录', 'Judicial record'], codesOf('judicialRecord'), ['court']),
  column('product', '产品', 'Product', lineOf, ['price']),
  column('prices', '月均价', 'Monthly prices', pricesOf, ['price']),
  column('buyer', '购买方', 'Buyer', lineOf, ['contract']),
  column('amount', '金额', 'Amount', amountOf, ['contract']),
  column('entry', '清单事项', 'Entry', lineOf, ['eco-list']),
  column('points', '分值', 'Points', numberOf, ['eco-list']),
  column('pack', '规则包', 'Rule pack', lineOf, ['rule-breach']),
  column('rule', '规则', 'Rule', lineOf, ['rule-breach']),
  column('evidenceName', '证明材料', 'Evidence', lineOf),
  column('evidenceSha256', '证明材料摘要', 'Evidence SHA-256', lineOf),
];

/** Keys that are not part of the content of an item. */
export const OUTER_KEYS = ['uscc', 'source', 'observedOn', 'expiresOn'];
export const EVIDENCE_KEYS = { name: 'evidenceName', sha256: 'evidenceSha256' } as const;

/** A heading without spaces, differences of width and case, and units in brackets. */
const plainHeading = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, '')
    .replace(/\((元|yuan)\)$/, '');

/** The column of that heading, if it is one. */
export const columnNamed = (heading: string): Column | undefined =>
  COLUMNS.find(({ key, zh, en }) =>
    [key, zh, en].some((name) => plainHeading(name) === plainHeading(heading)),
  );
