import { Alert, Button, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconLoader, IconPhoneOff, IconPlugConnectedX, IconWindow } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { StateBadge } from '@/components/state-badge'
import { usePhone } from '../public/phone'
import { switchPhone, takePhone } from '../public/phone-switch'

const looks = {
  off: { tone: 'away', icon: IconPhoneOff },
  waiting: { tone: 'away', icon: IconWindow },
  connecting: { tone: 'ringing', icon: IconLoader },
  ready: { tone: 'free', icon: IconCircleCheck },
  lost: { tone: 'fault', icon: IconPlugConnectedX },
  refused: { tone: 'fault', icon: IconAlertTriangle },
} as const

/** Whether the phone can ring and call here. */
export function LineBadge() {
  const { t } = useTranslation('phone')
  const { line } = usePhone()
  return <StateBadge {...looks[line]} label={t(`lines.${line}`)} />
}

/** Why not, and what to do about it. */
export function LineHint() {
  const { t } = useTranslation('phone')
  const { line } = usePhone()
  if (line === 'ready' || line === 'connecting') return null
  return (
    <Alert color={line === 'lost' || line === 'refused' ? 'violet' : 'gray'} p="sm">
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{t(`${line}Hint`)}</Text>
        {line === 'waiting' && (
          <Button size="xs" variant="default" onClick={takePhone}>
            {t('useHere')}
          </Button>
        )}
        {line === 'off' && (
          <Button
            size="xs"
            onClick={() => {
              switchPhone(true)
            }}
          >
            {t('switchOn')}
          </Button>
        )}
      </Stack>
    </Alert>
  )
}
