import type { Bilingual, DemonstrationCooperative, DemonstrationStatement } from './types.ts';

/*
 * The balance sheet of a crop-growing cooperative in Henan for 2018, as publicly filed and found at
 * https://777doc.com/doc-6068643.html. Amounts as printed, the empty cells too; the surplus
 * statement was not seen. It does not add up everywhere: that is why it is here.
 */

type Row = readonly [line: string, opening: string | null, closing: string | null];

const ROWS: readonly Row[] = [
  ['货币资金', '0.00', '84782.18'],
  ['应收款项', '0.00', '45679.40'],
  ['存货', '0.00', '27673.14'],
  ['流动资产合计', '0.00', '158134.72'],
  ['对外投资', '0.00', '0.00'],
  ['牲畜(禽)资产', '0.00', '0.00'],
  ['林木资产', '0.00', '0.00'],
  ['农业资产合计', '0.00', '0.00'],
  ['固定资产原值', '451674.20', '401574.20'],
  ['累计折旧', '0.00', '0.00'],
  ['固定资产净值', '451674.20', '401574.20'],
  ['固定资产清理', '0.00', '0.00'],
  ['在建工程', '0.00', '0.00'],
  ['固定资产合计', '451674.20', '401574.20'],
  ['无形资产', '0.00', '0.00'],
  ['长期资产合计', '0.00', '0.00'],
  ['资产总计', '451674.20', '559708.92'],
  ['短期借款', null, null],
  ['应付款项', '0.00', '125874.13'],
  ['应付工资', '0.00', '87984.54'],
  ['应付盈余返还', '0.00', '0.00'],
  ['应付剩余盈余', '0.00', '0.00'],
  ['流动负债合计', '0.00', '213858.67'],
  ['长期借款', '0.00', '0.00'],
  ['专项应付款', '0.00', '0.00'],
  ['长期负债合计', '0.00', '0.00'],
  ['负债合计', '0.00', '213858.67'],
  ['股金', '0.00', '0.00'],
  ['专项基金', '0.00', '0.00'],
  ['资本公积', '0.00', '0.00'],
  ['盈余公积', '0.00', '0.00'],
  ['未分配盈余', '0.00', '345850.25'],
  ['所有者权益合计', '0.00', '345850.25'],
  ['负债和所有者权益总计', '0.00', '559708.92'],
];

const statement: DemonstrationStatement = {
  form: '2007',
  fiscalYear: 2018,
  lines: Object.fromEntries(ROWS.map(([line, opening, closing]) => [line, { opening, closing }])),
};

const NOTE: Bilingual = {
  zh: [
    '资产负债表为一家河南合作社 2018 年公开报表的真实数字，隐去名称，',
    '来源 777doc.com/doc-6068643.html；代码、所在镇和登记日期为演示用占位，不是真实信息。',
  ].join(''),
  en: [
    'The balance sheet is real: publicly filed by a cooperative in Henan for 2018, its name left',
    'out, found at 777doc.com/doc-6068643.html. Code, town and registration date are placeholders.',
  ].join(' '),
};

/**
 * The public sample as a cooperative of the demonstration county. Nothing but the balance sheet is
 * known of it, so it has no facts and ends without a rating.
 *
 * @param uscc a code for the demonstration; the real one is left out
 * @returns the entry
 */
export const publicSampleOf = (uscc: string): DemonstrationCooperative => ({
  uscc,
  name: { zh: '公开报表样例社（河南，2018 年）', en: 'Public-filing sample (Henan, FY2018)' },
  townCode: 'tianzhen',
  trade: { zh: '农作物种植', en: 'Crops' },
  registeredOn: '2018-01-01',
  note: NOTE,
  years: [{ fiscalYear: 2018, statement, factsByCooperative: {}, factsOnRecord: {} }],
});
