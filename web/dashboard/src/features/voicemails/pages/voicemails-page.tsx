import { Badge, Button, Card, Group, Stack, Switch, Text } from '@mantine/core'
import { IconPhoneCall } from '@tabler/icons-react'
import { notifications } from '@mantine/notifications'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '@/components/empty-state'
import { MoreButton } from '@/components/more-button'
import { Page } from '@/components/page'
import { ProblemAlert } from '@/components/problem-alert'
import { useCallBack } from '@/features/calls/requests/use-call-back'
import { useDepartments } from '@/features/departments/requests/use-departments'
import { useFormat } from '@/features/session/public/use-format'
import { useMe } from '@/features/session/requests/use-me'
import { baseUrl, type Schema } from '@/lib/api'
import { formatDuration } from '@/lib/format'
import { formatPhone } from '@/lib/phone'
import { useUrlFilters } from '@/lib/url-filters'
import { useSetHeard } from '../requests/use-set-heard'
import { useVoicemails } from '../requests/use-voicemails'

export function VoicemailsPage() {
  const { t } = useTranslation('voicemails')
  const [filters, change] = useUrlFilters()
  const onlyNew = filters.new === 'yes'
  const voicemails = useVoicemails(onlyNew)
  const callBack = useCallBack()
  const setHeard = useSetHeard()
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Switch
        label={t('onlyNew')}
        checked={onlyNew}
        onChange={(event) => {
          change({ new: event.currentTarget.checked ? 'yes' : undefined })
        }}
      />
      <ProblemAlert error={voicemails.error ?? callBack.error ?? setHeard.error} />
      {voicemails.data?.length === 0 && <EmptyState title={t('empty')} hint={t('emptyHint')} />}
      <Stack gap="sm" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
        {voicemails.data?.map((voicemail) => (
          <Message
            key={voicemail.id}
            voicemail={voicemail}
            calling={callBack.isPending && callBack.variables === voicemail.call}
            onCallBack={() => {
              callBack.mutate(voicemail.call, {
                onSuccess: () => {
                  notifications.show({ message: t('callsBack') })
                },
              })
            }}
            onHeard={(heard) => {
              setHeard.mutate({ recording: voicemail.id, heard })
            }}
          />
        ))}
      </Stack>
      <MoreButton query={voicemails} />
    </Page>
  )
}

type Props = { voicemail: Schema<'Voicemail'>; calling: boolean; onCallBack: () => void; onHeard: (heard: boolean) => void }

function Message({ voicemail, calling, onCallBack, onHeard }: Props) {
  const { t } = useTranslation('voicemails')
  const format = useFormat()
  const departments = useDepartments().data
  const hasPhone = useMe().data?.operator !== null
  const { from, from_name, heard_at, duration_ms } = voicemail
  const number = from === '' ? t('withheld') : formatPhone(from)
  const department = departments?.find((one) => one.id === voicemail.department)?.name ?? t('company')
  return (
    <Card component="li">
      <Group justify="space-between" gap="sm">
        <Stack gap={2} style={{ minWidth: 0 }}>
          <Group gap="xs">
            <Text fw={heard_at === null ? 700 : 500}>{from_name === '' || from_name === from ? number : from_name}</Text>
            {heard_at === null && <Badge variant="light">{t('new')}</Badge>}
          </Group>
          <Text size="sm" c="dimmed">
            {[from_name === '' || from_name === from ? null : number, format.dateTime(voicemail.at), department, duration_ms === null ? null : formatDuration(duration_ms / 1000)]
              .filter((part) => part !== null)
              .join(' · ')}
          </Text>
        </Stack>
        <Group gap="xs">
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            onClick={() => {
              onHeard(heard_at === null)
            }}
          >
            {heard_at === null ? t('markHeard') : t('markNew')}
          </Button>
          {hasPhone && from !== '' && (
            <Button variant="default" leftSection={<IconPhoneCall size={18} aria-hidden />} loading={calling} onClick={onCallBack}>
              {t('callBack')}
            </Button>
          )}
        </Group>
      </Group>
      <audio
        controls
        preload="none"
        src={`${baseUrl}/recordings/${voicemail.id}`}
        aria-label={`${t('listen')}: ${number}`}
        style={{ width: '100%', marginTop: 8 }}
        onPlay={() => {
          if (heard_at === null) onHeard(true)
        }}
      />
    </Card>
  )
}
