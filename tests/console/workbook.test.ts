import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { workbookOf } from '../../src/console/workbook.ts';

const sheetXml = (columns: number, cells: readonly (string | number | null)[]): string => {
  const titles = Array.from({ length: columns }, (_, i) => ({
    ...{ title: `c${i}`, width: 10, isShare: i === 1 },
  }));
  const files = unzipSync(workbookOf([{ name: 'A & "B"', columns: titles, rows: [cells] }]));
  expect(strFromU8(files['xl/workbook.xml'] as Uint8Array)).toContain(
    'name="A &amp; &quot;B&quot;"',
  );
  return strFromU8(files['xl/worksheets/sheet1.xml'] as Uint8Array);
};

it('writes numbers as numbers, shares as percentages, and nothing where nothing is', () => {
  const xml = sheetXml(3, [12, 0.6667, null]);
  expect(xml).toContain('<c r="A2" s="0"><v>12</v></c><c r="B2" s="2"><v>0.6667</v></c></row>');
});

it('writes texts as texts, whatever they look like', () => {
  const xml = sheetXml(2, ['=1+1', '<&>\u0000"']);
  expect(xml).toContain('t="inlineStr"><is><t xml:space="preserve">=1+1</t></is>');
  expect(xml).toContain('&lt;&amp;&gt;&quot;</t>');
  expect(xml).not.toContain('<f>');
});

it('names columns beyond Z', () => {
  const xml = sheetXml(53, []);
  for (const place of ['A1', 'Z1', 'AA1', 'AZ1', 'BA1']) expect(xml).toContain(`r="${place}"`);
});
