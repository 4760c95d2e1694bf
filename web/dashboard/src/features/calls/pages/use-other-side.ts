import { useTranslation } from 'react-i18next'
import type { Schema } from '@/lib/api'
import { formatPhone } from '@/lib/phone'

/** Whom a call was with, as seen from the company: the client's name, or the number. */
export function useOtherSide(): (call: Schema<'Call'>) => { name: string; number: string } {
  const { t } = useTranslation('voicemails')
  return (call) => {
    const raw = call.direction === 'incoming' ? call.from : call.to
    const number = raw === '' ? t('withheld') : formatPhone(raw)
    const said = call.direction === 'incoming' && call.from_name !== call.from ? call.from_name : ''
    const name = call.client?.name ?? said
    return { name: name === '' ? number : name, number }
  }
}
