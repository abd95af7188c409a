import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { readStatementFile } from '../../../../src/domain/statements/files/read-file.ts';
import { soundStatement, soundSurplus } from '../../../support/statements.ts';

/*
 * Files that another program wrote: the templates of this service, filled with the sound statement, opened
 * in LibreOffice 7.4 and saved. In the form the title is merged, and every closing amount is a formula.
 */

const open = async (name: string) =>
  readStatementFile(new Uint8Array(await readFile(new URL(name, import.meta.url))));

/** Amounts as numbers, since a program writes 100.00 as 100. */
const numbersOf = (lines: object) =>
  JSON.parse(JSON.stringify(lines), (_, it) => (typeof it === 'string' ? Number(it) : it));

it.each(['libreoffice-form.xlsx', 'libreoffice-list.xlsx'])(
  '%s is read as it was filled in',
  async (name) => {
    const { statements, findings } = await open(name);
    expect([findings, statements.length, statements[0]?.findings]).toEqual([[], 1, []]);
    const { uscc, fiscalYear, submission } = statements[0] ?? {};
    expect([uscc?.text, fiscalYear?.text]).toEqual(['93370322000000617J', '2025']);
    expect(submission?.form).toBe('2023');
    expect(numbersOf(submission?.lines ?? {})).toEqual(numbersOf(soundStatement('2023').lines));
    expect(numbersOf(submission?.surplus ?? {})).toEqual(numbersOf(soundSurplus('2023')));
  },
);

it('an old workbook is refused with what to do', async () => {
  await expect(open('libreoffice-old.xls')).rejects.toMatchObject({
    finding: { code: 'OLD_OR_ENCRYPTED', zh: expect.stringContaining('另存为 .xlsx') },
  });
});
