import { useTranslation } from 'react-i18next'
import type { Schema } from '@/lib/api'
import { languageNames } from '@/lib/language'
import { formatPhone } from '@/lib/phone'
import { type Choice, useThings } from './use-things'

/** A step in words, for lists. */
export function useStepText(): (step: Schema<'Step'>) => string {
  const { t } = useTranslation('steps')
  const things = useThings()
  const name = (choices: Choice[], id: number) => choices.find((one) => one.value === String(id))?.label ?? t('missing')
  const text = (step: Schema<'Step'>): string => {
    switch (step.type) {
      case 'queue':
        return `${t('queue')}: ${name(things.departments, step.department)}`
      case 'extension':
        return `${t('extension')}: ${name(things.operators, step.operator)}`
      case 'menu':
        return `${t('menu')}: ${name(things.menus, step.id)}`
      case 'schedule':
        return `${t('schedule')}: ${name(things.schedules, step.id)}`
      case 'message':
        return `${t('message')}: ${name(things.audio, step.audio)}`
      case 'voicemail':
        return step.department === undefined ? t('voicemail') : `${t('voicemail')}: ${name(things.departments, step.department)}`
      case 'outside':
        return `${t('outside')}: ${formatPhone(step.number)}`
      case 'language':
        return `${languageNames[step.language]} → ${text(step.then)}`
      case 'pick_up':
      case 'hangup':
        return t(step.type)
    }
  }
  return text
}
