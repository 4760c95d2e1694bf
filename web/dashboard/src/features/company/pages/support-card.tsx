import { Button, Card, Group, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '@/components/problem-alert'
import { useAccess } from '@/features/session/public/use-access'
import { useFormat } from '@/features/session/public/use-format'
import { useChangeSupportGrant } from '../requests/use-change-support-grant'
import { useSupportGrant } from '../requests/use-support-grant'

/** Support edits by the owner's grant only. */
export function SupportCard() {
  const { t } = useTranslation('company')
  const format = useFormat()
  const grant = useSupportGrant()
  const change = useChangeSupportGrant()
  const isOwner = useAccess()('owner')
  const until = grant.data?.until ?? null
  return (
    <Card>
      <Stack gap="xs">
        <Title order={2} size="h4">
          {t('support')}
        </Title>
        <Text c="dimmed">{t('supportLead')}</Text>
        <ProblemAlert error={grant.error ?? change.error} />
        {grant.data && (
          <Group justify="space-between">
            <Text>{until === null ? t('supportNone') : t('supportUntil', { time: format.dateTime(until) })}</Text>
            {isOwner && (
              <Button
                variant="default"
                loading={change.isPending}
                onClick={() => {
                  change.mutate(until === null ? 24 : null)
                }}
              >
                {until === null ? t('grant') : t('revoke')}
              </Button>
            )}
          </Group>
        )}
      </Stack>
    </Card>
  )
}
