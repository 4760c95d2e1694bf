import { useTranslation } from 'react-i18next'
import { useFormat } from '@/features/session/public/use-format'
import { useLanguage } from '@/i18n/use-language'
import type { Schema } from '@/lib/api'
import { formatDay, formatDuration } from '@/lib/format'
import { formatPhone } from '@/lib/phone'

/** What an entry of the ledger is for, in words. */
export function useEntryNote(): (entry: Schema<'LedgerEntry'>) => string {
  const { t } = useTranslation('billing')
  const format = useFormat()
  const language = useLanguage()
  return ({ kind, note, quantity, price }) => {
    if (quantity !== null && price !== null && kind === 'operator_day') {
      return t('operatorDays', { day: formatDay(note, language), count: quantity, price: format.money(price) })
    }
    if (quantity !== null && price !== null && kind === 'call') {
      return t('talk', { number: formatPhone(note), time: formatDuration(quantity), price: format.money(price) })
    }
    return kind === 'invoice' ? t('ofInvoice', { number: note }) : note
  }
}
