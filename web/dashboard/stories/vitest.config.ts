import { defineConfig } from 'vitest/config'

// One at a time: each story starts an installation and a browser of its own.
export default defineConfig({
  test: {
    dir: 'stories',
    include: ['**/*.story.ts'],
    pool: 'forks',
    fileParallelism: false,
    testTimeout: 240_000,
    hookTimeout: 120_000,
  },
})
