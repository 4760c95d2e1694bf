// What a first visit has to load before anything is seen may not grow unnoticed.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const budget = { js: 200 * 1024, css: 60 * 1024 }
const dist = fileURLToPath(new URL('../dist/', import.meta.url))
const manifest = JSON.parse(readFileSync(dist + '.vite/manifest.json', 'utf8'))

const files = { js: new Set(), css: new Set() }
collect('index.html', new Set())

let over = false
for (const kind of ['js', 'css']) {
  const size = [...files[kind]].reduce((sum, file) => sum + gzipSync(readFileSync(dist + file)).length, 0)
  console.log(`${kind} of the first page: ${(size / 1024).toFixed(1)} of ${budget[kind] / 1024} KB gzip`)
  if (size > budget[kind]) over = true
}
if (over) {
  console.error('over budget: make what is not needed at once lazy')
  process.exit(1)
}

function collect(name, seen) {
  if (seen.has(name)) return
  seen.add(name)
  const chunk = manifest[name]
  files.js.add(chunk.file)
  for (const css of chunk.css ?? []) files.css.add(css)
  for (const imported of chunk.imports ?? []) collect(imported, seen)
}
