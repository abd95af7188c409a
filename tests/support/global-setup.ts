import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { readEnvironment } from '../../src/env.ts';
import { openLocalDatabase } from '../../src/local-database.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A data folder with the demonstration county, as the first start leaves it. */
    template: string;
  }
}

/** Makes the demonstration county once; suites work on copies of it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const template = await mkdtemp(join(tmpdir(), 'heheng-template-'));
  const database = await openLocalDatabase(readEnvironment({ HEHENG_DATA: template }));
  await database.close();
  project.provide('template', template);
  return () => rm(template, { recursive: true, force: true });
}
