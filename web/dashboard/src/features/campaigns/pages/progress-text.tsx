import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useProgress } from '../requests/use-progress'

/** So many of so many. */
export function ProgressText({ campaign }: { campaign: number }) {
  const { t } = useTranslation('campaigns')
  const states = useProgress(campaign).data?.states
  if (!states) return null
  const all = Object.values(states).reduce((sum, count) => sum + count, 0)
  return <Text className="numbers">{t('doneOf', { done: states.done ?? 0, all })}</Text>
}
