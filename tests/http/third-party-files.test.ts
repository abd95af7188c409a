import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { itemTemplate } from '../../src/domain/third-party/files/template.ts';
import type { FileReport, ImportedItem, ItemList } from '../../src/domain/third-party/schemas.ts';
import { THIRD_PARTY_KINDS } from '../../src/engine/third-party/schema.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { type Typed, typedWorkbook } from '../support/workbooks.ts';

/* Items of third parties in files, over HTTP: tried first, recorded whole or not at all. */

const OWN = '93370322000000617J';
const OTHER = '93370322000000713U';
const ITEMS = '/v1/third-party-files';

let test: TestHouse;

beforeAll(async () => {
  test = await openTestHouse();
});
afterAll(async () => test.close());

async function send<Body>(path: string, bytes?: Uint8Array, key = test.keys.bureau) {
  const response = await test.request(path, {
    headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/octet-stream' },
    ...(bytes === undefined ? {} : { method: 'POST', body: bytes as Uint8Array<ArrayBuffer> }),
  });
  return { status: response.status, body: (await response.json()) as Body };
}
const check = (bytes: Uint8Array, key?: string) => send<FileReport>(`${ITEMS}/check`, bytes, key);
const recorded = async () => (await send<ItemList>('/v1/third-party-items?limit=200')).body.items;
const placesOf = ({ findings }: FileReport) =>
  findings.map(({ sheet, cell, code }) => `${sheet}!${cell} ${code}`);

const HEADINGS = [
  '统一社会信用代码',
  'Kind',
  '来源',
  '发生日',
  '到期日',
  '司法记录',
  '参保数量',
  '年度',
];
const COURT = [
  OWN,
  '司法信息',
  '法院公告，“虚构”',
  '2026年3月1日',
  '2026/12/31',
  '不明',
  null,
  null,
];
const INSURED: readonly Typed[] = [
  OTHER,
  'insurance',
  '保险公司',
  46082,
  '20261231',
  null,
  '１,２００',
  '2025年度',
];

describe('a file of items', () => {
  const PRICES = Array.from({ length: 24 }, (_, i) => {
    const month = new Date(Date.UTC(2024, 3 + i)).toISOString().slice(0, 7);
    return { month, price: 2 + i / 10 };
  });
  const CONTENTS: readonly ImportedItem['content'][] = [
    { kind: 'insurance', fiscalYear: 2025, insuredUnits: 120 },
    { kind: 'registry', registryStatus: 'late-report' },
    { kind: 'penalty', severity: 'minor', isEnvironmental: true, isListed: false },
    { kind: 'court', judicialRecord: 'none' },
    { kind: 'price', product: '番茄', prices: PRICES },
    { kind: 'contract', fiscalYear: 2025, buyer: '某超市', amount: '9000.50' },
    { kind: 'eco-list', entry: '地膜未回收', points: -5 },
    { kind: 'rule-breach', pack: 'mutual-aid', rule: 'CMA-02' },
  ];
  const evidence = { name: '确认函.pdf', sha256: 'b'.repeat(64) };

  it.each(CONTENTS.flatMap((it) => [['xlsx', it] as const, ['csv', it] as const]))(
    'as its %s template has it is what was filled in: %j',
    async (format, content) => {
      const days = { observedOn: '2026-03-31', expiresOn: '2026-12-31' };
      const item = { uscc: OWN, source: '来源，"虚构"', ...days, evidence, content };
      const bytes = itemTemplate(content.kind, format, [item]);
      expect((await check(bytes)).body).toEqual({
        ...{ format, isAcceptable: true, items: 1, findings: [] },
      });
      expect((await send(ITEMS, bytes)).status).toBe(201);
      const { uscc: _, ...said } = item;
      expect((await recorded())[0]).toMatchObject(said);
    },
  );

  it('is downloaded empty, one for each kind', async () => {
    expect(CONTENTS.map(({ kind }) => kind)).toEqual(THIRD_PARTY_KINDS);
    const headers = { Authorization: `Bearer ${test.keys.bureau}` };
    const path = '/v1/third-party-templates/court?format=csv';
    const text = await (await test.request(path, { headers })).text();
    expect(text.replace('\uFEFF', '')).toBe(
      '类别,统一社会信用代码,来源,发生日,到期日,司法记录,证明材料,证明材料摘要\r\n',
    );
  });

  it('says things as people write them', async () => {
    const bytes = typedWorkbook([{ rows: [HEADINGS, COURT] }]);
    expect(placesOf((await check(bytes)).body)).toEqual(['资产负债表!F2 CHOICE_INVALID']);
    const csv = [
      'Credit code;类别;Source;Observed on;Expires on;Fiscal year;Insured units',
      `${OTHER};农业保险;"保险公司;虚构";2026.3.1;2026年12月31日;2025年;１,２００`,
    ].join('\r\n');
    expect((await send(ITEMS, new TextEncoder().encode(csv))).status).toBe(201);
    expect((await recorded())[0]).toMatchObject({
      ...{
        uscc: OTHER,
        source: '保险公司;虚构',
        observedOn: '2026-03-01',
        expiresOn: '2026-12-31',
      },
      content: { kind: 'insurance', fiscalYear: 2025, insuredUnits: 1200 },
    });
  });

  it('with anything wrong names each cell, and records nothing', async () => {
    const formula = { xml: '<c><f>1+1</f></c>' };
    const bytes = typedWorkbook([
      {
        name: '清单',
        rows: [
          ['名单'],
          [...HEADINGS, '随手'],
          [...INSURED.with(3, '2027-03-01').with(6, 'many'), '?'],
          [...INSURED.with(6, formula)],
          INSURED.with(0, '93370322000000999X').with(3, '2026-03-01'),
          INSURED,
        ],
        merged: ['C6:C7'],
        hiddenRows: [6],
      },
      { name: '藏', rows: [HEADINGS, INSURED], state: 'hidden' },
    ]);
    const before = (await recorded()).length;
    const { body } = await check(bytes);
    expect(new Set(placesOf(body))).toEqual(
      new Set([
        '清单!I2 COLUMN_UNKNOWN',
        '清单!I3 COLUMN_UNKNOWN',
        '清单!G3 TYPE_INVALID',
        '清单!G4 FORMULA_WITHOUT_RESULT',
        ...['清单!D4', '清单!D6'].map((place) => `${place} DATE_INVALID`),
        '清单!A5 NOT_FOUND',
        '清单!A6 DATA_HIDDEN',
        '清单!C6 DATA_MERGED',
        '藏!null SHEET_HIDDEN',
      ]),
    );
    const refused = await send<{ code: string; issues: { pointer: string }[] }>(ITEMS, bytes);
    expect([refused.status, refused.body.code]).toEqual([422, 'IMPORT_REFUSED']);
    expect(refused.body.issues.map(({ pointer }) => pointer)).toContain('/清单/G3');
    expect((await recorded()).length).toBe(before);
  });

  it.each([
    ['GB18030 that is none', Uint8Array.of(0xff, 0xff), 'ENCODING_UNKNOWN'],
    ['an old workbook', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), 'OLD_OR_ENCRYPTED'],
    ['headings alone', new TextEncoder().encode('uscc,kind\n'), 'ROWS_COUNT'],
  ])('that is %s is refused as a whole', async (_, bytes, code) => {
    const { status, body } = await send<{ code: string; issues: { code: string }[] }>(ITEMS, bytes);
    expect([status, body.code, body.issues[0]?.code]).toEqual([422, 'FILE_UNREADABLE', code]);
  });

  it('is taken from offices alone', async () => {
    const bytes = itemTemplate('court', 'csv');
    expect((await check(bytes, test.keys.cooperative)).status).toBe(403);
  });
});
