import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Filled, templateOf } from '../../src/domain/statements/files/template.ts';
import { statementForm } from '../../src/engine/models.ts';
import { balancedStatement } from '../support/accounts.ts';
import { openWritersCounty } from '../support/writers.ts';
import type * as Reader from './excel-reader.ts';
import type { Benchmark, Sizes } from './run.ts';

const STATEMENTS = 5000;
const FORM = '2023';

const GROWING = [
  ...['货币资金', '流动资产合计', '资产总计'],
  ...['股金', '所有者权益合计', '负债和所有者权益总计'],
];

/**
 * A workbook with one statement a row, from its bytes to the report (the dry run) and then on record,
 * in a process of its own whose peak of memory is measured; the baseline unpacks and parses the same
 * file in another process.
 */
export async function benchmarkExcel({ operations = STATEMENTS }: Sizes): Promise<Benchmark> {
  const county = await openWritersCounty(2, operations);
  const folder = await mkdtemp(join(tmpdir(), 'heheng-bench-'));
  try {
    const path = join(folder, 'statements.xlsx');
    const bytes = workbookOf(county.usccs);
    await writeFile(path, bytes);
    const parsed = inProcess('measureParsing', path);
    const { actor } = county.as('bureau');
    const checked = inProcess('measureCheck', county.connectionString, actor, path);
    const { connectionString } = county;
    const committed = inProcess('measureCommit', connectionString, actor, checked.importId);
    return {
      ratio: checked.milliseconds / parsed.milliseconds,
      figures: {
        statements: operations,
        fileMegabytes: bytes.length / 2 ** 20,
        checkSeconds: checked.milliseconds / 1000,
        checkMegabytes: checked.megabytes,
        commitSeconds: committed.milliseconds / 1000,
        commitMegabytes: committed.megabytes,
        parsingAloneSeconds: parsed.milliseconds / 1000,
        parsingAloneMegabytes: parsed.megabytes,
      },
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
    await county.close();
  }
}

/** Every statement is another one: cash and capital grow with its number. */
function workbookOf(usccs: readonly string[]): Uint8Array {
  const form = statementForm(FORM);
  if (form === undefined) throw new Error(`no form ${FORM}`);
  const statements = usccs.map((uscc, i): Filled => {
    const submission = structuredClone(balancedStatement(2025, FORM));
    for (const line of GROWING) {
      const { opening = null, closing } = submission.lines[line] ?? {};
      submission.lines[line] = { opening, closing: (Number(closing) + i / 100).toFixed(2) };
    }
    return { uscc, submission };
  });
  return templateOf(form, 'list', 'xlsx', statements);
}

type Measure = typeof Reader;

function inProcess<Name extends keyof Measure>(
  name: Name,
  ...input: Parameters<Measure[Name]>
): Awaited<ReturnType<Measure[Name]>> {
  const module = join(import.meta.dirname, 'excel-reader.ts');
  const script = `import { ${name} } from ${JSON.stringify(module)};
    console.log(JSON.stringify(await ${name}(...${JSON.stringify(input)})));`;
  const args = ['--import', 'tsx', '--input-type=module', '--eval', script];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }));
}
