import { refuseFile } from './file-refusal.ts';
import type { Grid } from './grid.ts';
import { isDateFormat } from './number-formats.ts';
import { isTrue, readSheet } from './sheet.ts';
import { readXml } from './xml.ts';
import { type Archive, openArchive } from './zip.ts';

/* A workbook of Excel or WPS (ECMA-376): which sheets it has, and what their cells refer to. */

const WORKBOOK = 'xl/workbook.xml';
const MACROS = /(^|\/)vbaProject\.bin$|^xl\/macrosheets\//i;

/** The sheets of a workbook in their order; one with macros is refused. */
export function readWorkbook(bytes: Uint8Array): Grid[] {
  const archive = openArchive(bytes);
  if (archive.names.some((name) => MACROS.test(name))) throw refuseFile('HAS_MACROS');
  const { sheets, countsFrom1904 } = readBook(archive);
  const targets = readTargets(archive);
  const count = counter();
  const strings = readStrings(archive, count);
  const dateStyles = readDateStyles(archive);
  return sheets.flatMap(({ name, isHidden, relation }) => {
    const target = targets.get(relation);
    const chunks = target === undefined ? undefined : archive.read(target);
    if (chunks === undefined) return [];
    return [
      {
        sheet: name,
        isHidden,
        ...readSheet(chunks, { strings, dateStyles, countsFrom1904, count }),
      },
    ];
  });
}

/** Five thousand statements have a third of this. */
const ELEMENTS_MAX = 3_000_000;

function counter(): () => void {
  let elements = 0;
  return () => {
    elements += 1;
    if (elements > ELEMENTS_MAX) throw refuseFile('TOO_MANY_PARTS');
  };
}

type Sheet = { readonly name: string; readonly isHidden: boolean; readonly relation: string };

function readBook(archive: Archive): { sheets: Sheet[]; countsFrom1904: boolean } {
  const chunks = archive.read(WORKBOOK);
  if (chunks === undefined) {
    throw refuseFile('NOT_A_WORKBOOK', {
      reason: '压缩包里没有工作簿 / no workbook in the archive',
    });
  }
  const sheets: Sheet[] = [];
  let countsFrom1904 = false;
  readXml(chunks, {
    open: (name, attribute) => {
      if (name === 'workbookPr') countsFrom1904 = isTrue(attribute('date1904'));
      if (name !== 'sheet') return;
      const state = attribute('state') ?? 'visible';
      const relation = attribute('r:id') ?? '';
      sheets.push({ name: attribute('name') ?? '', isHidden: state !== 'visible', relation });
    },
  });
  return { sheets, countsFrom1904 };
}

/** The file of each relation of the workbook. */
function readTargets(archive: Archive): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  readXml(archive.read('xl/_rels/workbook.xml.rels'), {
    open: (name, attribute) => {
      const [id, target] = [attribute('Id'), attribute('Target')];
      if (name !== 'Relationship' || id === undefined || target === undefined) return;
      targets.set(id, target.startsWith('/') ? target.slice(1) : `xl/${target}`);
    },
  });
  return targets;
}

/** Texts that cells name by their number; readings of characters are left out. */
function readStrings(archive: Archive, count: () => void): string[] {
  const strings: string[] = [];
  let [text, isText, isReading] = ['', false, false];
  readXml(archive.read('xl/sharedStrings.xml'), {
    open: (name) => {
      count();
      if (name === 'si') text = '';
      if (name === 'rPh') isReading = true;
      if (name === 't') isText = !isReading;
    },
    text: (piece) => {
      if (isText) text += piece;
    },
    close: (name) => {
      if (name === 'si') strings.push(text);
      if (name === 'rPh') isReading = false;
      if (name === 't') isText = false;
    },
  });
  return strings;
}

/** The styles by which a number is shown as a date. */
function readDateStyles(archive: Archive): ReadonlySet<number> {
  const codes = new Map<number, string>();
  const styles = new Set<number>();
  let [isCellFormat, style] = [false, 0];
  readXml(archive.read('xl/styles.xml'), {
    open: (name, attribute) => {
      if (name === 'numFmt')
        codes.set(Number(attribute('numFmtId')), attribute('formatCode') ?? '');
      if (name === 'cellXfs') isCellFormat = true;
      if (name !== 'xf' || !isCellFormat) return;
      const id = Number(attribute('numFmtId') ?? 0);
      if (isDateFormat(id, codes.get(id))) styles.add(style);
      style += 1;
    },
    close: (name) => {
      if (name === 'cellXfs') isCellFormat = false;
    },
  });
  return styles;
}
