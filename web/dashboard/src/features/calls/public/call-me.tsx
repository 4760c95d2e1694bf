import { Alert, Button, Card, Group, Stack, Text } from '@mantine/core'
import { IconPhoneCall } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PhoneInput } from '@/components/phone-input'
import { ProblemAlert } from '@/components/problem-alert'
import { useMe } from '@/features/session/requests/use-me'
import { useCall } from '../requests/use-call'

type Props = { title: string; lead: string; place: (phone: string) => Promise<{ call: string }> }

/** Rings a telephone, and says what becomes of it. */
export function CallMe({ title, lead, place }: Props) {
  const { t } = useTranslation('calls')
  const [phone, setPhone] = useState(useMe().data?.person.phone ?? '')
  const placed = useMutation({ mutationFn: place })
  const call = useCall(placed.data?.call).data
  const client = useQueryClient()
  const ended = call?.status === 'ended'
  useEffect(() => {
    // What the call has taught of the trunk is shown at once.
    if (ended) void client.invalidateQueries({ queryKey: ['trunks'] })
  }, [ended, client])
  const rings = placed.data !== undefined && !ended
  return (
    <Card withBorder>
      <Stack gap="xs">
        <Text fw={600}>{title}</Text>
        <Text size="sm" c="dimmed">
          {lead}
        </Text>
        <Group align="flex-end" gap="xs">
          <PhoneInput label={t('phone')} value={phone} onChange={setPhone} />
          <Button
            variant="default"
            leftSection={<IconPhoneCall size={18} aria-hidden />}
            loading={placed.isPending || rings}
            onClick={() => {
              placed.mutate(phone)
            }}
          >
            {t('call')}
          </Button>
        </Group>
        <ProblemAlert error={placed.error} />
        <div aria-live="polite">
          {rings && <Text size="sm">{call?.answered_at ? t('talks') : t('rings')}</Text>}
          {ended && call.result === 'answered' && <Alert color="green">{t('went')}</Alert>}
          {ended && call.result !== 'answered' && (
            <Alert color="red" title={t('notDone')}>
              {call.result !== null && t(`results.${call.result}`)}
            </Alert>
          )}
        </div>
      </Stack>
    </Card>
  )
}
