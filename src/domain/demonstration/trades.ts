/** What a trade's accounts and risks look like. */
export type Trade = {
  readonly zh: string;
  readonly en: string;
  /** Share of stock that lives: fattening cattle, fish, standing crops. */
  readonly livingStock: number;
  /** Share of long-term assets that lives: cows, vines, mulberry trees. */
  readonly productive: number;
  /** The line of the 2007 form where its living assets stand. */
  readonly oldFormLine: 'livestockAssets' | 'forestAssets';
  /** Coefficient of variation of the monthly price over the 24 months to the end of the year. */
  readonly priceVariation: { readonly 2024: number; readonly 2025: number };
  /** Area (mu) or head that can be insured, per ten thousand yuan of income. */
  readonly insurablePerIncome: number;
  /** Quality tests in a usual year. */
  readonly tests: number;
  /** Share of that area that is leased from households. */
  readonly leased: number;
};

const trade = (
  zh: string,
  en: string,
  [livingStock, productive]: readonly [number, number],
  priceVariation: readonly [number, number],
  [insurablePerIncome, tests, leased]: readonly [number, number, number],
  oldFormLine: Trade['oldFormLine'] = 'forestAssets',
): Trade => ({
  zh,
  en,
  livingStock,
  productive,
  oldFormLine,
  priceVariation: { 2024: priceVariation[0], 2025: priceVariation[1] },
  insurablePerIncome,
  tests,
  leased,
});

/** The trades of the county's cooperatives. All figures are invented. */
export const trades = {
  cattle: trade(
    '黑牛养殖',
    'Black cattle',
    [0.55, 0.22],
    [0.16, 0.11],
    [0.6, 10, 0],
    'livestockAssets',
  ),
  dairy: trade('奶牛养殖', 'Dairy', [0.1, 0.34], [0.12, 0.1], [0.3, 18, 0], 'livestockAssets'),
  fish: trade('黄河水产', 'Yellow River fish', [0.6, 0], [0.13, 0.1], [1.1, 12, 0]),
  silk: trade('桑蚕养殖', 'Silkworms', [0.2, 0.25], [0.14, 0.12], [1.1, 0, 0.5]),
  rice: trade('水稻种植', 'Rice', [0.15, 0], [0.06, 0.05], [3.6, 8, 0.8]),
  wheat: trade('小麦种植', 'Wheat', [0.3, 0], [0.07, 0.06], [4.4, 6, 0.7]),
  grain: trade('粮食购销', 'Grain trading', [0.05, 0], [0.08, 0.06], [2.1, 6, 0.3]),
  melon: trade('西瓜种植', 'Watermelons', [0.2, 0], [0.2, 0.18], [0.9, 14, 0.6]),
  greenhouse: trade('大棚蔬菜', 'Greenhouse vegetables', [0.3, 0], [0.21, 0.19], [0.4, 22, 0.9]),
  grapes: trade('葡萄种植', 'Grapes', [0.05, 0.28], [0.17, 0.15], [0.5, 10, 0.9]),
  nursery: trade('苗木培育', 'Tree nursery', [0.6, 0.05], [0.22, 0.2], [0.7, 0, 1]),
  mushrooms: trade('食用菌种植', 'Mushrooms', [0.35, 0], [0.14, 0.12], [0.1, 14, 1]),
  herbs: trade('中药材种植', 'Medicinal herbs', [0.4, 0.04], [0.23, 0.2], [0.9, 5, 0.9]),
  cotton: trade('棉花种植', 'Cotton', [0.1, 0], [0.11, 0.1], [4.4, 0, 0.5]),
  machinery: trade('农机服务', 'Farm machinery services', [0, 0], [0.05, 0.04], [0, 0, 0]),
  trusteeship: trade('土地托管', 'Land trusteeship', [0.1, 0], [0.06, 0.05], [8, 0, 0]),
} satisfies Record<string, Trade>;

export type TradeId = keyof typeof trades;
