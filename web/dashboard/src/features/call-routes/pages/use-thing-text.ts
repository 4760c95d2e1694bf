import { useTranslation } from 'react-i18next'
import { formatPhone } from '@/lib/phone'
import type { Thing } from './stops'

/** What a thing of the picture is called. */
export function useThingText(): (thing: Thing) => string {
  const { t } = useTranslation('call-routes')
  return ({ kind, name }) => {
    if (kind === 'number' || kind === 'outside') return formatPhone(name)
    if (kind === 'voicemail' && name !== '') return `${t('kind.voicemail')}: ${name}`
    return name === '' ? t(`kind.${kind}`) : name
  }
}
