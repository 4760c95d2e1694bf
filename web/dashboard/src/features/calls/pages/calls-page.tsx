import { Anchor, Button, Group, Select, Stack, Text, TextInput } from '@mantine/core'
import { IconListCheck, IconPhoneCall, IconPhoneIncoming, IconPhoneOutgoing, IconSearch } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { DataTable } from '@/components/data-table'
import { EmptyState } from '@/components/empty-state'
import { MoreButton } from '@/components/more-button'
import { Page } from '@/components/page'
import { PlayButton } from '@/components/play-button'
import { useAccess } from '@/features/session/public/use-access'
import { useFormat } from '@/features/session/public/use-format'
import { baseUrl, type Schema } from '@/lib/api'
import { formatDuration } from '@/lib/format'
import { formatPhone } from '@/lib/phone'
import { useUrlFilters } from '@/lib/url-filters'
import { useCalls } from '../requests/use-calls'
import { CallDrawer } from './call-drawer'
import { CallResult } from './call-result'
import { ConclusionsDrawer } from './conclusions-drawer'
import { Reminders } from './reminders'

type Call = Schema<'Call'>

const directions = ['incoming', 'outgoing', 'internal'] as const
const results = ['answered', 'missed', 'voicemail', 'self_service', 'busy', 'no_answer', 'failed', 'rejected'] as const
const icons = { incoming: IconPhoneIncoming, outgoing: IconPhoneOutgoing, internal: IconPhoneCall }

/** Every call, newest first. What is looked for is in the address. */
export function CallsPage() {
  const { t } = useTranslation(['calls', 'common'])
  const format = useFormat()
  const may = useAccess()
  const [filters, change] = useUrlFilters()
  const direction = directions.find((one) => one === filters.direction)
  const result = results.find((one) => one === filters.result)
  const calls = useCalls({ search: filters.search, direction, result })
  const opened = calls.data?.find(({ id }) => id === filters.open)
  const open = (call: string) => {
    change({ open: call }, true)
  }
  const close = () => {
    change({ open: undefined })
  }
  const filtered = filters.search !== undefined || direction !== undefined || result !== undefined
  return (
    <Page
      title={t('calls:title')}
      lead={t('calls:lead')}
      actions={
        may('administrator') && (
          <Button
            variant="default"
            leftSection={<IconListCheck size={18} aria-hidden />}
            onClick={() => {
              change({ open: 'conclusions' }, true)
            }}
          >
            {t('calls:list')}
          </Button>
        )
      }
    >
      <Reminders onOpen={open} />
      <Group gap="sm">
        <TextInput
          type="search"
          flex="1 1 200px"
          maw={360}
          aria-label={t('calls:searchNumber')}
          placeholder={t('calls:searchNumber')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={filters.search ?? ''}
          onChange={(event) => {
            change({ search: event.currentTarget.value })
          }}
        />
        <Select
          flex="1 1 140px"
          maw={220}
          clearable
          aria-label={t('calls:direction')}
          placeholder={t('calls:direction')}
          data={directions.map((value) => ({ value, label: t(`calls:directions.${value}`) }))}
          value={direction ?? null}
          onChange={(value) => {
            change({ direction: value ?? undefined })
          }}
        />
        <Select
          flex="1 1 140px"
          maw={220}
          clearable
          aria-label={t('calls:result')}
          placeholder={t('calls:result')}
          data={results.map((value) => ({ value, label: t(`calls:results.${value}`) }))}
          value={result ?? null}
          onChange={(value) => {
            change({ result: value ?? undefined })
          }}
        />
      </Group>
      <DataTable
        label={t('calls:title')}
        query={calls}
        empty={
          filtered ? <Text c="dimmed">{t('common:nothingFound')}</Text> : <EmptyState title={t('calls:empty')} hint={t('calls:emptyHint')} />
        }
        columns={[
          { label: t('calls:who'), cell: (call) => <Who call={call} /> },
          { label: t('calls:result'), cell: (call) => <CallResult call={call} />, wide: true },
          { label: t('calls:conclusion'), cell: (call) => <Conclusion call={call} onOpen={open} /> },
          { label: t('calls:operator'), cell: ({ operator_name }) => operator_name ?? '—', wide: true },
          { label: t('calls:wait'), cell: ({ wait_ms }) => <Text className="numbers">{formatDuration(wait_ms / 1000)}</Text>, wide: true },
          { label: t('calls:talk'), cell: (call) => <Talk call={call} />, wide: true },
          { label: t('calls:at'), cell: ({ started_at }) => format.dateTime(started_at), wide: true },
        ]}
      />
      <MoreButton query={calls} />
      {opened && <CallDrawer key={opened.id} call={opened} onClose={close} />}
      {may('administrator') && filters.open === 'conclusions' && <ConclusionsDrawer onClose={close} />}
    </Page>
  )
}

/** What the talk came to, to be written or read. */
function Conclusion({ call, onOpen }: { call: Call; onOpen: (call: string) => void }) {
  const { t } = useTranslation('calls')
  const said = call.conclusion?.name ?? call.conclusion?.note ?? ''
  return (
    <Anchor
      component="button"
      type="button"
      size="sm"
      ta="left"
      lineClamp={2}
      aria-label={`${t('conclusion')}: ${said === '' ? t('write') : said}`}
      onClick={() => {
        onOpen(call.id)
      }}
    >
      {said === '' ? t('write') : said}
    </Anchor>
  )
}

/** The other side's number, and which way it went. */
function Who({ call }: { call: Call }) {
  const { t } = useTranslation('calls')
  const format = useFormat()
  const { direction, from, from_name, to, started_at, client } = call
  const Icon = icons[direction]
  const name = client?.name ?? (direction === 'outgoing' ? '' : from_name)
  return (
    <Stack gap={2}>
      <Group gap={6} wrap="nowrap">
        <Icon size={16} role="img" aria-label={t(`directions.${direction}`)} />
        <Text fw={600} className="numbers">
          {direction === 'internal' ? `${from} → ${to}` : formatPhone(direction === 'outgoing' ? to : from)}
        </Text>
      </Group>
      {name !== '' && name !== from && <Text size="sm">{name}</Text>}
      <Group gap="xs" hiddenFrom="md">
        <CallResult call={call} />
        <Talk call={call} />
        <Text size="xs" c="dimmed">
          {format.dateTime(started_at)}
        </Text>
      </Group>
    </Stack>
  )
}

function Talk({ call: { talk_ms, recordings, from } }: { call: Call }) {
  const recording = recordings.find(({ kind }) => kind === 'voicemail' || talk_ms > 0)
  return (
    <Group gap={4} wrap="nowrap">
      {recording && <PlayButton path={`${baseUrl}/recordings/${recording.id}`} name={formatPhone(from)} />}
      <Text className="numbers">{formatDuration(talk_ms / 1000)}</Text>
    </Group>
  )
}
