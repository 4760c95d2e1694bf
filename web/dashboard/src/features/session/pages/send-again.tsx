import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDuration } from '@/lib/format'
import { useNow } from '@/lib/use-now'

/** Another code may be asked for after `wait` seconds. */
export function SendAgain({ wait, busy, onAsk }: { wait: number; busy: boolean; onAsk: () => void }) {
  const { t } = useTranslation('session')
  const [from] = useState(() => Date.now() + wait * 1000)
  const left = Math.ceil((from - useNow()) / 1000)
  if (left > 0) {
    return (
      <Text size="sm" c="dimmed" className="numbers" style={{ whiteSpace: 'normal' }}>
        {t('againIn', { time: formatDuration(left) })}
      </Text>
    )
  }
  return (
    <Button variant="default" loading={busy} onClick={onAsk}>
      {t('again')}
    </Button>
  )
}
