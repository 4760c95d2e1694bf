import { expect, test } from 'vitest'
import { caretAfterDigits, formatPhone, isDialled, isWholePhone, parseDialled, parsePhone } from './phone'

test('a number of Uzbekistan is written in the groups people know', () => {
  expect(formatPhone('+998901234567')).toBe('+998 90 123 45 67')
  expect(formatPhone('+99890')).toBe('+998 90')
  expect(formatPhone('+9989012')).toBe('+998 90 12')
  expect(formatPhone('+')).toBe('+')
})

test('numbers of other countries and short numbers stay readable', () => {
  expect(formatPhone('+79161234567')).toBe('+7 916 123 4567')
  expect(formatPhone('1055')).toBe('1055')
})

test('however it is typed or pasted, it becomes E.164', () => {
  for (const text of ['901234567', '90 123-45-67', '+998 (90) 123 45 67', '998901234567', '8901234567', '00998901234567']) {
    expect(parsePhone(text)).toBe('+998901234567')
  }
  expect(parsePhone('+7 916 123-45-67')).toBe('+79161234567')
  expect(parsePhone('abc')).toBe('')
})

test('it is whole with nine digits after the country', () => {
  expect(isWholePhone('+998901234567')).toBe(true)
  expect(isWholePhone('+99890123456')).toBe(false)
  expect(isWholePhone('+9989012345678')).toBe(false)
  expect(isWholePhone('+79161234567')).toBe(true)
})

test('a call can be led to a short number too', () => {
  for (const short of ['10', '101', '1055', '112233']) {
    expect(parseDialled(short)).toBe(short)
    expect(isDialled(short)).toBe(true)
  }
  expect(parseDialled('901234567')).toBe('+998901234567')
  expect(parseDialled('+7 916 123-45-67')).toBe('+79161234567')
  expect(isDialled('+998901234567')).toBe(true)
  for (const half of ['', '1', '+99890', '+']) expect(isDialled(half)).toBe(false)
})

test('the caret stays behind the digit it was behind', () => {
  expect(caretAfterDigits('+998 90 123', 3)).toBe(4)
  expect(caretAfterDigits('+998 90 123', 4)).toBe(6)
  expect(caretAfterDigits('+998 90 123', 0)).toBe(1)
})
