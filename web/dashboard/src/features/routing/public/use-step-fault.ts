import { useTranslation } from 'react-i18next'
import type { Schema } from '@/lib/api'
import { isDialled } from '@/lib/phone'

/** What is still missing of a step, in words; null when nothing is. */
export function useStepFault(): (step: Schema<'Step'> | null | undefined) => string | null {
  const { t } = useTranslation('steps')
  const fault = (step: Schema<'Step'> | null | undefined): string | null => {
    if (!step) return t('choose')
    if (step.type === 'language') return fault(step.then)
    return step.type === 'outside' && !isDialled(step.number) ? t('wrongNumber') : null
  }
  return fault
}
