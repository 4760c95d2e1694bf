import { expect, test } from 'vitest'
import { dialled, failureOf } from './phone-call'

test('what people type or paste is dialled without what is for the eye', () => {
  expect(dialled(' +998 (90) 123-45-67')).toBe('+998901234567')
  expect(dialled('*8')).toBe('*8')
  expect(dialled('2001')).toBe('2001')
  expect(dialled('tel:+998+90')).toBe('+99890')
})

test('hanging up is no failure, and what is not known is told as such', () => {
  expect(failureOf('Canceled')).toBeNull()
  expect(failureOf('Terminated')).toBeNull()
  expect(failureOf('Busy')).toBe('busy')
  expect(failureOf('Dialog Error')).toBe('other')
})
