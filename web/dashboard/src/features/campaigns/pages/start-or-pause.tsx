import { Alert, Button, List, Stack, Text } from '@mantine/core'
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '@/components/problem-alert'
import type { Schema } from '@/lib/api'
import { pauseCampaign } from '../requests/pause-campaign'
import { startCampaign } from '../requests/start-campaign'
import { usePreview } from '../requests/use-preview'

const reasons = ['do_not_call', 'never_open', 'not_allowed', 'called_enough_today'] as const

/** Saving never starts a campaign: this button does, under a summary to check. */
export function StartOrPause({ campaign: { id, state } }: { campaign: Schema<'Campaign'> }) {
  const { t } = useTranslation('campaigns')
  const client = useQueryClient()
  const preview = usePreview(id).data
  const running = state === 'running'
  const move = useMutation({
    mutationFn: () => (running ? pauseCampaign(id) : startCampaign(id)),
    onSettled: () => client.invalidateQueries({ queryKey: ['campaigns'] }),
  })
  if (running) {
    return (
      <Stack gap="xs">
        <ProblemAlert error={move.error} />
        <Button variant="default" leftSection={<IconPlayerPause size={18} aria-hidden />} loading={move.isPending} onClick={() => {
          move.mutate()
        }}>
          {t('pause')}
        </Button>
      </Stack>
    )
  }
  if (!preview) return null
  const skipped = reasons.flatMap((reason) => (preview.skipped[reason] ? [{ reason, count: preview.skipped[reason] }] : []))
  return (
    <Stack gap="xs">
      <Alert color="blue" title={t('willCall', { count: preview.contacts - skipped.reduce((sum, one) => sum + one.count, 0) })}>
        {skipped.length > 0 && (
          <List size="sm">
            {skipped.map(({ reason, count }) => (
              <List.Item key={reason}>{t(`skipped.${reason}`, { count })}</List.Item>
            ))}
          </List>
        )}
        <Text size="sm">{t('lawHours')}</Text>
      </Alert>
      <ProblemAlert error={move.error} />
      <Button
        disabled={preview.contacts === 0}
        leftSection={<IconPlayerPlay size={18} aria-hidden />}
        loading={move.isPending}
        onClick={() => {
          move.mutate()
        }}
      >
        {t(state === 'paused' ? 'goOn' : 'start')}
      </Button>
    </Stack>
  )
}
