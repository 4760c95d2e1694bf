import { Button, Group, Select, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconPhoneCall } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { EditorDrawer } from '@/components/editor-drawer'
import { ProblemAlert } from '@/components/problem-alert'
import { useFormat } from '@/features/session/public/use-format'
import { useMe } from '@/features/session/requests/use-me'
import { baseUrl, type Schema } from '@/lib/api'
import { concludeCall } from '../requests/conclude-call'
import { useCallBack } from '../requests/use-call-back'
import { useConclusions } from '../requests/use-conclusions'
import { CallResult } from './call-result'
import { useOtherSide } from './use-other-side'

/** One call: its recording, and what the talk came to. */
export function CallDrawer({ call, onClose }: { call: Schema<'Call'>; onClose: () => void }) {
  const { t } = useTranslation(['calls', 'voicemails', 'common'])
  const format = useFormat()
  const conclusions = useConclusions().data ?? []
  const callBack = useCallBack()
  const hasPhone = useMe().data?.operator !== null
  const { name, number } = useOtherSide()(call)
  const written = call.conclusion
  // One that was taken from the list since is still this call's.
  const known = conclusions.some(({ id }) => id === written?.conclusion)
  const choices = [
    ...conclusions.map(({ id, name: label }) => ({ value: String(id), label })),
    ...(written?.conclusion && !known ? [{ value: String(written.conclusion), label: written.name ?? '', disabled: true }] : []),
  ]
  return (
    <EditorDrawer
      title={name}
      initial={{
        conclusion: written?.conclusion ? String(written.conclusion) : null,
        note: written?.note ?? '',
        promised_on: written?.promised_on ?? '',
        remind_at: written?.remind_at ? local(written.remind_at) : '',
      }}
      save={({ conclusion, note, promised_on, remind_at }) =>
        concludeCall(call.id, {
          conclusion: conclusion === null ? null : Number(conclusion),
          note,
          promised_on: promised_on === '' ? null : promised_on,
          remind_at: remind_at === '' ? null : new Date(remind_at).toISOString(),
        })
      }
      onClose={onClose}
    >
      {(form) => (
        <>
          <Stack gap={4}>
            <Group gap="xs">
              <CallResult call={call} />
              <Text size="sm" c="dimmed">
                {[t(`calls:directions.${call.direction}`), number, format.dateTime(call.started_at), call.operator_name].filter(Boolean).join(' · ')}
              </Text>
            </Group>
            {call.recordings.map(({ id }) => (
              <audio key={id} controls preload="none" src={`${baseUrl}/recordings/${id}`} aria-label={t('voicemails:listen')} style={{ width: '100%' }} />
            ))}
            {hasPhone && (
              <Button
                variant="default"
                style={{ alignSelf: 'flex-start' }}
                leftSection={<IconPhoneCall size={18} aria-hidden />}
                loading={callBack.isPending}
                onClick={() => {
                  callBack.mutate(call.id, {
                    onSuccess: () => {
                      notifications.show({ message: t('voicemails:callsBack') })
                    },
                  })
                }}
              >
                {t('voicemails:callBack')}
              </Button>
            )}
            <ProblemAlert error={callBack.error} />
          </Stack>
          <Select
            label={t('calls:conclusion')}
            placeholder={t('calls:noConclusion')}
            description={conclusions.length === 0 ? t('calls:listEmpty') : undefined}
            clearable
            data={choices}
            {...form.getInputProps('conclusion')}
          />
          <Textarea label={t('calls:note')} autosize minRows={2} maxLength={2000} {...form.getInputProps('note')} />
          <Group grow align="flex-start">
            <TextInput type="date" label={t('calls:promisedOn')} {...form.getInputProps('promised_on')} />
            <TextInput type="datetime-local" label={t('calls:remindAt')} {...form.getInputProps('remind_at')} />
          </Group>
          {written && (
            <Text size="sm" c="dimmed">
              {t('calls:written', { who: written.written_by, time: format.dateTime(written.written_at) })}
            </Text>
          )}
        </>
      )}
    </EditorDrawer>
  )
}

/** As the browser's field has it: the reader's own clock. */
function local(time: string): string {
  const at = new Date(time)
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
