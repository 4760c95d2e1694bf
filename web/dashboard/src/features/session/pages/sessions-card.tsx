import { Badge, Button, Card, Group, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '@/components/problem-alert'
import { useFormat } from '../public/use-format'
import { useRevokeSession } from '../requests/use-revoke-session'
import { useSessions } from '../requests/use-sessions'
import { deviceName } from './device-name'

export function SessionsCard() {
  const { t } = useTranslation('profile')
  const format = useFormat()
  const sessions = useSessions()
  const revoke = useRevokeSession()
  return (
    <Card maw={560}>
      <Stack>
        <Title order={2} size="h4">
          {t('sessions')}
        </Title>
        <Text c="dimmed">{t('sessionsLead')}</Text>
        <ProblemAlert error={sessions.error ?? revoke.error} />
        {sessions.data?.map((session) => (
          <Group key={session.id} justify="space-between" wrap="nowrap">
            <Stack gap={0} miw={0}>
              <Text>{deviceName(session.user_agent) ?? t('unknownDevice')}</Text>
              <Text size="sm" c="dimmed">
                {`${session.address} · ${t('seen', { time: format.dateTime(session.seen_at) })}`}
              </Text>
            </Stack>
            {session.current ? (
              <Badge tt="none" variant="light" style={{ flexShrink: 0 }}>
                {t('current')}
              </Badge>
            ) : (
              <Button
                variant="default"
                size="xs"
                style={{ flexShrink: 0 }}
                loading={revoke.isPending && revoke.variables === session.id}
                onClick={() => {
                  revoke.mutate(session.id)
                }}
              >
                {t('revoke')}
              </Button>
            )}
          </Group>
        ))}
      </Stack>
    </Card>
  )
}
