import type { Language } from './language'

const narrow = '\u202f'
const currency: Record<Language, string> = { uz: 'soʻm', ru: 'сум', en: 'UZS' }
// Uzbek dates are put together here: browsers' own data for uz differs between versions.
const uzbekMonths = ['yanvar', 'fevral', 'mart', 'aprel', 'may', 'iyun', 'iyul', 'avgust', 'sentabr', 'oktabr', 'noyabr', 'dekabr']
const locale: Record<Language, string> = { uz: 'uz', ru: 'ru-RU', en: 'en-GB' }

/** Money from tiyin: 2 386 140 soʻm. Tiyin are shown only where there are some. */
export function formatMoney(tiyin: number, language: Language): string {
  const sign = tiyin < 0 ? '−' : ''
  const whole = Math.floor(Math.abs(tiyin) / 100)
  const rest = Math.abs(tiyin) % 100
  const fraction = rest === 0 ? '' : `${language === 'en' ? '.' : ','}${String(rest).padStart(2, '0')}`
  return `${sign}${formatNumber(whole)}${fraction}${narrow}${currency[language]}`
}

/** A whole number with thin gaps between thousands. */
export function formatNumber(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, narrow)
}

/** 3:07, or 1:02:45 from an hour on. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, String(whole % 60).padStart(2, '0')]
  return hours > 0 ? `${String(hours)}:${String(minutes).padStart(2, '0')}:${rest}` : `${String(minutes)}:${rest}`
}

/** 25-noyabr 2026, 25 ноября 2026, 25 November 2026. */
export function formatDate(time: Date, language: Language, timeZone: string): string {
  if (language === 'uz') {
    const { day, month, year } = parts(time, timeZone)
    return `${String(day)}-${uzbekMonths[month - 1] ?? ''} ${String(year)}`
  }
  const text = new Intl.DateTimeFormat(locale[language], { day: 'numeric', month: 'long', year: 'numeric', timeZone }).format(time)
  return text.replace(/\s*г\.$/, '')
}

/** The date and 14:05. */
export function formatDateTime(time: Date, language: Language, timeZone: string): string {
  return `${formatDate(time, language, timeZone)}, ${formatTime(time, timeZone)}`
}

/** 14:05; with seconds for clocks. */
export function formatTime(time: Date, timeZone: string, seconds = false): string {
  const options: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }
  if (seconds) options.second = '2-digit'
  return new Intl.DateTimeFormat('en-GB', options).format(time)
}

/** A calendar day as the contract has it (2026-03-21), as people read it. */
export function formatDay(day: string, language: Language): string {
  return formatDate(new Date(`${day}T12:00:00Z`), language, 'UTC')
}

/** 240 KB, 3.4 MB. */
export function formatBytes(bytes: number): string {
  return bytes < 1024 * 1024 ? `${String(Math.max(1, Math.round(bytes / 1024)))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`
}

function parts(time: Date, timeZone: string) {
  const text = new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone }).format(time)
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number)
  return { year, month, day }
}
