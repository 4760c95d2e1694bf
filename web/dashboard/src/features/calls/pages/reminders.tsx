import { Anchor, Button, Card, Group, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '@/components/problem-alert'
import { useFormat } from '@/features/session/public/use-format'
import { formatPhone } from '@/lib/phone'
import { useNow } from '@/lib/use-now'
import { useDoneReminder } from '../requests/use-done-reminder'
import { useReminders } from '../requests/use-reminders'

/** What is to be thought of, the most urgent first; nothing is shown when there is nothing. */
export function Reminders({ onOpen }: { onOpen: (call: string) => void }) {
  const { t } = useTranslation('calls')
  const format = useFormat()
  const reminders = useReminders()
  const done = useDoneReminder()
  const now = useNow()
  if (!reminders.data || reminders.data.length === 0) return null
  return (
    <Card>
      <Title order={2} size="h4" mb="xs">
        {t('reminders')}
      </Title>
      <ProblemAlert error={done.error} />
      <Stack gap="xs">
        {reminders.data.map(({ call, remind_at, number, name, conclusion, note }) => (
          <Group key={call} justify="space-between" wrap="nowrap" gap="sm">
            <div style={{ minWidth: 0 }}>
              <Anchor
                component="button"
                type="button"
                ta="left"
                onClick={() => {
                  onOpen(call)
                }}
              >
                {name === '' ? formatPhone(number) : name}
              </Anchor>
              <Text size="sm" c={Date.parse(remind_at) < now ? 'red' : 'dimmed'} lineClamp={2}>
                {[format.dateTime(remind_at), conclusion, note].filter((part) => part !== null && part !== '').join(' · ')}
              </Text>
            </div>
            <Button
              variant="default"
              size="compact-sm"
              loading={done.isPending && done.variables === call}
              onClick={() => {
                done.mutate(call)
              }}
            >
              {t('thoughtOf')}
            </Button>
          </Group>
        ))}
      </Stack>
    </Card>
  )
}
