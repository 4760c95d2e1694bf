import { expect, test } from 'vitest'
import en from './en'
import ru from './ru'
import uz from './uz'

const plural = /_(zero|one|two|few|many|other)$/

function keys(texts: object, prefix = ''): string[] {
  return Object.entries(texts).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null ? keys(value, `${prefix}${key}.`) : [`${prefix}${key}`],
  )
}

function values(texts: object): string[] {
  return Object.values(texts).flatMap((value: unknown) => (typeof value === 'object' && value !== null ? values(value) : [String(value)]))
}

function bare(texts: object): string[] {
  return [...new Set(keys(texts).map((key) => key.replace(plural, '')))].sort()
}

test('the three languages have the same keys, plural forms aside', () => {
  expect(bare(ru)).toEqual(bare(uz))
  expect(bare(en)).toEqual(bare(uz))
})

test('each plural has the forms of its language', () => {
  const forms = (texts: object, needed: string[]) => {
    const all = new Set(keys(texts))
    for (const key of [...all].filter((one) => plural.test(one))) {
      for (const form of needed) expect(all, key).toContain(key.replace(plural, `_${form}`))
    }
  }
  forms(ru, ['one', 'few', 'many', 'other'])
  forms(en, ['one', 'other'])
})

test('after a numeral Uzbek stays singular, so it has no plural forms', () => {
  expect(keys(uz).filter((key) => plural.test(key))).toEqual([])
})

test('placeholders are the same in each language', () => {
  const placeholders = (texts: object) => {
    const found: Record<string, string[]> = {}
    const walk = (part: object, prefix: string) => {
      for (const [key, value] of Object.entries(part) as [string, unknown][]) {
        if (typeof value === 'object' && value !== null) walk(value, `${prefix}${key}.`)
        else found[`${prefix}${key}`.replace(plural, '')] = [...new Set(String(value).match(/\{\{\w+\}\}/g) ?? [])].sort()
      }
    }
    walk(texts, '')
    return found
  }
  expect(placeholders(ru)).toEqual(placeholders(uz))
  expect(placeholders(en)).toEqual(placeholders(uz))
})

test('Uzbek has its own letters: oʻ and gʻ with U+02BB, the glottal stop with U+02BC, and no other apostrophe', () => {
  for (const text of values(uz)) {
    expect(text).not.toMatch(/['’‘`´]/)
    expect(text).not.toMatch(/[oOgG]ʼ/)
    expect(text).not.toMatch(/[^oOgG]ʻ/)
    expect(text).not.toMatch(/[а-яё]/i)
  }
})

test('no text is empty, and none carries markup', () => {
  for (const text of [...values(uz), ...values(ru), ...values(en)]) {
    expect(text.trim()).not.toBe('')
    expect(text).not.toMatch(/<\/?[a-z]/)
  }
})
