// The types of the API, from its contract: the same files that the brain serves, merged as it merges them.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import openapiTypescript, { astToString } from 'openapi-typescript'
import { parse } from 'yaml'

const contract = fileURLToPath(new URL('../../src/main/resources/api/', import.meta.url))
const target = fileURLToPath(new URL('../src/api/schema.d.ts', import.meta.url))

const document = read('openapi.yaml')
document.paths ??= {}
document.components ??= {}
for (const file of readdirSync(contract).sort()) {
  if (!file.endsWith('.yaml') || file === 'openapi.yaml') continue
  const noun = read(file)
  Object.assign(document.paths, noun.paths)
  for (const [kind, entries] of Object.entries(noun.components ?? {})) {
    document.components[kind] = { ...document.components[kind], ...entries }
  }
}
writeFileSync(target, astToString(await openapiTypescript(document)))

function read(file) {
  return parse(readFileSync(contract + file, 'utf8').replace(/(\$ref:\s*["']?)[^#"'\s]*#/g, '$1#'))
}
