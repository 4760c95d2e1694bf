import { readdirSync, readFileSync } from 'node:fs'

type Tree = { [key: string]: string | Tree }

/** The texts of a language as the pages have them: `menus:digit`, with its placeholders filled. A key that is missing fails the story. */
export function texts(language: 'uz' | 'ru' | 'en') {
  const folder = new URL(`../src/i18n/${language}/`, import.meta.url)
  const all = Object.fromEntries(
    readdirSync(folder).map((file) => [file.replace('.json', ''), JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Tree]),
  )
  return (key: string, values: Record<string, string> = {}): string => {
    const [namespace = '', path = ''] = key.split(':')
    const found = path.split('.').reduce<string | Tree | undefined>((tree, part) => (typeof tree === 'object' ? tree[part] : undefined), all[namespace])
    if (typeof found !== 'string') throw new Error(`no text ${key}`)
    return found.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '')
  }
}
