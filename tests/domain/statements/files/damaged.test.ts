import { it } from 'vitest';
import { FileRefusal } from '../../../../src/domain/spreadsheets/file-refusal.ts';
import { readStatementFile } from '../../../../src/domain/statements/files/read-file.ts';
import { templateOf } from '../../../../src/domain/statements/files/template.ts';
import { statementForm } from '../../../../src/engine/models.ts';
import { fc } from '../../../support/properties.ts';
import { balanceRows, surplusRows, typedWorkbook } from '../../../support/workbooks.ts';

const form = statementForm('2007');
const wholeFiles = [
  typedWorkbook([{ rows: balanceRows() }, { name: '盈余', rows: surplusRows() }]),
  ...(form === undefined
    ? []
    : [templateOf(form, 'single', 'csv'), templateOf(form, 'list', 'csv')]),
];

const damage = fc.record({
  file: fc.constantFrom(...wholeFiles),
  length: fc.double({ min: 0, max: 1, noNaN: true }),
  changes: fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(255)), {
    maxLength: 8,
  }),
});

/** Whatever is not refused in our own words was not foreseen. */
function readOrRefuse(bytes: Uint8Array): void {
  try {
    readStatementFile(bytes);
  } catch (error) {
    if (!(error instanceof FileRefusal)) throw error;
  }
}

it('a damaged file is read or refused, and nothing else happens', () => {
  fc.assert(
    fc.property(damage, ({ file, length, changes }) => {
      const isCut = changes.length === 0;
      const bytes = file.slice(0, isCut ? Math.floor(length * file.length) : file.length);
      for (const [at, byte] of changes) bytes[Math.floor(at * (bytes.length - 1))] = byte;
      readOrRefuse(bytes);
    }),
    { numRuns: 3000 },
  );
});

it('whatever bytes are read or refused', () => {
  const signatures = [[], [0x50, 0x4b, 3, 4], [0x7b]].map((it) => Uint8Array.from(it));
  fc.assert(
    fc.property(fc.constantFrom(...signatures), fc.uint8Array({ maxLength: 400 }), (head, tail) => {
      readOrRefuse(Uint8Array.from([...head, ...tail]));
    }),
    { numRuns: 3000 },
  );
});
