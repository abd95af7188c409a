import { defineConfig } from 'vitest/config';

const check = ['tests/architecture.test.ts', 'tests/generated.test.ts'];

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    projects: [
      { extends: true, test: { name: 'check', include: check } },
      {
        extends: true,
        test: {
          name: 'suite',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: check,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
