import { defineConfig } from 'vitest/config';

const check = ['tests/architecture.test.ts', 'tests/generated.test.ts'];
const pure = [
  'tests/{ahp,engine,models,console,domain/statements/files,domain/spreadsheets}/**/*.test.{ts,tsx}',
  'tests/env.test.ts',
];

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    // Half of the suite waits for other processes, so that two workers keep two cores busy.
    maxWorkers: 2,
    // Files leave nothing behind, so that the house is loaded and its database compiled once a worker.
    isolate: false,
    projects: [
      { extends: true, test: { name: 'check', include: check } },
      // These need neither a database nor the demonstration county.
      { extends: true, test: { name: 'pure', include: pure, testTimeout: 60_000 } },
      {
        extends: true,
        test: {
          name: 'suite',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: [...check, ...pure],
          globalSetup: ['tests/support/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
