import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const brain = process.env.ALOVOICE_BRAIN ?? 'http://127.0.0.1:8080'

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '@': fileURLToPath(new URL('src', import.meta.url)) } },
  server: { proxy: { '/api': brain } },
  build: { manifest: true, target: 'es2022' },
  test: { environment: 'happy-dom', include: ['src/**/*.test.{ts,tsx}'] },
})
