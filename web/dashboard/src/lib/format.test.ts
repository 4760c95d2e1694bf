import { expect, test } from 'vitest'
import { formatBytes, formatDate, formatDateTime, formatDay, formatDuration, formatMoney, formatTime } from './format'

const noon = new Date('2026-11-25T07:05:09Z')

test('money has thin gaps and the name of the currency in each language', () => {
  expect(formatMoney(238614000, 'uz')).toBe('2\u202f386\u202f140\u202fsoʻm')
  expect(formatMoney(238614000, 'ru')).toBe('2\u202f386\u202f140\u202fсум')
  expect(formatMoney(238614000, 'en')).toBe('2\u202f386\u202f140\u202fUZS')
  expect(formatMoney(-150050, 'uz')).toBe('−1\u202f500,50\u202fsoʻm')
  expect(formatMoney(0, 'en')).toBe('0\u202fUZS')
})

test('durations count like a clock', () => {
  expect(formatDuration(187)).toBe('3:07')
  expect(formatDuration(3765)).toBe('1:02:45')
  expect(formatDuration(0)).toBe('0:00')
})

test('dates are as the language has them, in the company’s time zone', () => {
  expect(formatDate(noon, 'uz', 'Asia/Tashkent')).toBe('25-noyabr 2026')
  expect(formatDate(noon, 'ru', 'Asia/Tashkent')).toBe('25 ноября 2026')
  expect(formatDate(noon, 'en', 'Asia/Tashkent')).toBe('25 November 2026')
  expect(formatDateTime(noon, 'uz', 'Asia/Tashkent')).toBe('25-noyabr 2026, 12:05')
  expect(formatTime(noon, 'Asia/Tashkent', true)).toBe('12:05:09')
  expect(formatDay('2026-03-21', 'uz')).toBe('21-mart 2026')
})

test('sizes are told in the unit that fits', () => {
  expect(formatBytes(240 * 1024)).toBe('240 KB')
  expect(formatBytes(3.4 * 1024 * 1024)).toBe('3.4 MB')
})
