// The types of the API, from its contract: the same files that the brain serves, merged as it merges them.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
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
for (const [name, schema] of Object.entries(document.components.schemas)) {
  document.components.schemas[name] = inOne(schema)
}
mkdirSync(fileURLToPath(new URL('../src/api/', import.meta.url)), { recursive: true }) // a fresh clone has none
writeFileSync(target, astToString(await openapiTypescript(document)))

// "What is sent, and these are there for certain when it is read": the generator does not see a `required` beside the properties it is about.
function inOne(schema) {
  if (!schema.allOf) return schema
  const parts = schema.allOf.map((part) => (part.$ref ? document.components.schemas[part.$ref.split('/').pop()] : part))
  return {
    type: 'object',
    required: [...new Set(parts.flatMap((part) => part.required ?? []))],
    properties: Object.assign({}, ...parts.map((part) => part.properties)),
  }
}

function read(file) {
  return parse(readFileSync(contract + file, 'utf8').replace(/(\$ref:\s*["']?)[^#"'\s]*#/g, '$1#'))
}
