import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import {
  type WrittenCell,
  type WrittenSheet,
  workbookOf,
} from '../../../src/domain/spreadsheets/write-workbook.ts';

function xmlOf(row: readonly WrittenCell[], more: Partial<WrittenSheet> = {}): string {
  const files = unzipSync(workbookOf([{ name: 'A & "B"', widths: [10], rows: [row], ...more }]));
  expect(strFromU8(files['xl/workbook.xml'] as Uint8Array)).toContain(
    'name="A &amp; &quot;B&quot;"',
  );
  return strFromU8(files['xl/worksheets/sheet1.xml'] as Uint8Array);
}

const text = (words: string): WrittenCell => ({ kind: 'text', text: words });

it('writes numbers as numbers, each in its style, and nothing where nothing is', () => {
  const xml = xmlOf([
    { kind: 'count', number: 12 },
    { kind: 'share', number: 0.6667 },
    { kind: 'amount', number: '-12345678901.05' },
    { kind: 'amount', number: null },
  ]);
  expect(xml).toContain(
    '<c r="A1" s="4"><v>12</v></c><c r="B1" s="5"><v>0.6667</v></c>' +
      '<c r="C1" s="3"><v>-12345678901.05</v></c><c r="D1" s="3"/></row>',
  );
});

it('writes texts as texts, whatever they look like', () => {
  const xml = xmlOf([text('=1+1'), text('<&>\u0000"')]);
  expect(xml).toContain('t="inlineStr"><is><t xml:space="preserve">=1+1</t></is>');
  expect(xml).toContain('&lt;&amp;&gt;&quot;</t>');
  expect(xml).not.toContain('<f>');
});

it('names columns beyond Z', () => {
  const xml = xmlOf(Array.from({ length: 53 }, () => text('')));
  for (const place of ['A1', 'Z1', 'AA1', 'AZ1', 'BA1']) expect(xml).toContain(`r="${place}"`);
});

it('keeps its head in view, and gives further columns the last width', () => {
  const xml = xmlOf([text('')], { headRows: 1, widths: [24, 18] });
  expect(xml).toContain('ySplit="1" topLeftCell="A2"');
  expect(xml).toContain('<col min="1" max="1" width="24"');
  expect(xml).toContain('<col min="2" max="16384" width="18"');
});
