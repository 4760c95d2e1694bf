// Node 20 reads no TypeScript: Vite does.
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

await runnerImport(fileURLToPath(new URL('../stories/screens.ts', import.meta.url)))
process.exit()
