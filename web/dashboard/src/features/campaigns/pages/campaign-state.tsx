import { Stack, Text } from '@mantine/core'
import { IconCircleCheck, IconPencil, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { StateBadge } from '@/components/state-badge'
import type { Schema } from '@/lib/api'

const looks = {
  draft: { tone: 'away', icon: IconPencil },
  running: { tone: 'free', icon: IconPlayerPlay },
  paused: { tone: 'ringing', icon: IconPlayerPause },
  finished: { tone: 'away', icon: IconCircleCheck },
} as const

/** Whether it runs, and what is in its way when it runs and calls nobody. */
export function CampaignState({ campaign: { state, held } }: { campaign: Schema<'Campaign'> }) {
  const { t } = useTranslation('campaigns')
  return (
    <Stack gap={2} align="flex-start">
      <StateBadge {...looks[state]} label={t(`states.${state}`)} />
      {state === 'running' && held && (
        <Text size="sm" c="dimmed">
          {t(`held.${held}`)}
        </Text>
      )}
    </Stack>
  )
}
