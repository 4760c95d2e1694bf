import { expect, test } from 'vitest'
import { matches } from './fold'

test('every apostrophe is taken for the same', () => {
  for (const typed of ["o'g'iloy", 'oʻgʻiloy', 'O’G’ILOY', 'o`g`iloy']) {
    expect(matches(typed, ['Oʻgʻiloy Karimova'])).toBe(true)
  }
})

test('a number is found however it is spaced', () => {
  expect(matches('90 123', ['+998901234567'])).toBe(true)
  expect(matches('+998 (90)', ['+998901234567'])).toBe(true)
  expect(matches('91', ['+998901234567'])).toBe(false)
})

test('an empty search finds everything', () => {
  expect(matches('  ', ['x'])).toBe(true)
})
