import { defineConfig } from 'vitest/config'

/** What needs no database: its tests start at once. */
const pure = ['test/intents/**/*.test.ts', 'test/rules/**/*.test.ts', 'test/layers.test.ts']
const limits = { testTimeout: 60_000, hookTimeout: 60_000 }

export default defineConfig({
  test: {
    // The stories wait more than they work.
    maxWorkers: 2,
    projects: [
      { test: { ...limits, name: 'pure', include: pure } },
      {
        test: {
          ...limits,
          name: 'whole',
          include: ['test/**/*.test.ts'],
          exclude: pure,
          globalSetup: 'test/global-setup.ts',
        },
      },
    ],
  },
})
