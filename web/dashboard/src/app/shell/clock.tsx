import { Text, Tooltip } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/features/session/public/use-format'
import { useNow } from '@/lib/use-now'

/** The time where the company is, which decides its working hours. */
export function Clock() {
  const { t } = useTranslation('shell')
  const format = useFormat()
  const now = useNow()
  return (
    <Tooltip label={t('clock')}>
      <Text className="numbers" c="dimmed" visibleFrom="sm">
        {format.clock(now)}
      </Text>
    </Tooltip>
  )
}
