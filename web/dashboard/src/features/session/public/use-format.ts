import { useLanguage } from '@/i18n/use-language'
import { formatDate, formatDateTime, formatMoney, formatTime } from '@/lib/format'
import { useMe } from '../requests/use-me'

/** Money and times as the reader's language and the company's time zone have them. */
export function useFormat() {
  const language = useLanguage()
  const timeZone = useMe().data?.tenant?.time_zone ?? 'Asia/Tashkent'
  return {
    money: (tiyin: number) => formatMoney(tiyin, language),
    date: (time: string) => formatDate(new Date(time), language, timeZone),
    dateTime: (time: string) => formatDateTime(new Date(time), language, timeZone),
    clock: (now: number) => formatTime(new Date(now), timeZone, true),
  }
}
