import { ActionIcon, Card, Group, Loader, Stack, Table, Text, Title, Tooltip } from '@mantine/core'
import { IconArrowDownLeft, IconArrowUpRight, IconArrowsLeftRight, IconPhone } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '@/components/empty-state'
import { MoreButton } from '@/components/more-button'
import { PlayButton } from '@/components/play-button'
import { ProblemAlert } from '@/components/problem-alert'
import { useFormat } from '@/features/session/public/use-format'
import { baseUrl, type Schema } from '@/lib/api'
import { formatDuration } from '@/lib/format'
import { formatPhone } from '@/lib/phone'
import { phone, usePhone } from '../public/phone'
import { useOwnCalls } from '../requests/use-own-calls'

const arrows = { incoming: IconArrowDownLeft, outgoing: IconArrowUpRight, internal: IconArrowsLeftRight }

/** The calls of this operator; one press calls back. */
export function OwnCalls({ mine }: { mine: Schema<'BrowserPhone'> }) {
  const { t } = useTranslation('phone')
  const calls = useOwnCalls(mine.operator)
  if (calls.error) return <ProblemAlert error={calls.error} />
  if (calls.data?.length === 0) return <EmptyState title={t('historyEmpty')} hint={t('historyEmptyHint')} />
  if (!calls.data) return <Loader />
  return (
    <Card padding="md">
      <Stack gap="sm">
        <Title order={2} size="h4">
          {t('history')}
        </Title>
        <Table aria-label={t('history')} verticalSpacing="xs">
          <Table.Tbody>
            {calls.data.map((call) => (
              <Row key={call.id} call={call} own={mine.extension} />
            ))}
          </Table.Tbody>
        </Table>
        <MoreButton query={calls} />
      </Stack>
    </Card>
  )
}

function Row({ call, own }: { call: Schema<'Call'>; own: string }) {
  const { t } = useTranslation('phone')
  const format = useFormat()
  const { line } = usePhone()
  const Arrow = arrows[call.direction]
  const other = call.from === own ? call.to : call.from
  const name = call.from === own ? '' : call.from_name
  const shown = other === '' || other === 'anonymous' ? t('unknown') : formatPhone(other)
  const missed = call.result === 'missed' || call.result === 'no_answer'
  return (
    <Table.Tr>
      <Table.Td pl={0} w={28}>
        <Tooltip label={t(`directions.${call.direction}`)}>
          <Arrow size={18} aria-label={t(`directions.${call.direction}`)} color={missed ? 'var(--state-talking)' : 'var(--mantine-color-dimmed)'} />
        </Tooltip>
      </Table.Td>
      <Table.Td>
        <Text fw={600} className="numbers" style={{ whiteSpace: 'normal', overflowWrap: 'anywhere' }}>
          {name && name !== other ? name : shown}
        </Text>
        <Text size="sm" c="dimmed" className="numbers" style={{ whiteSpace: 'normal' }}>
          {[name && name !== other ? shown : '', format.dateTime(call.started_at)].filter(Boolean).join(' · ')}
        </Text>
      </Table.Td>
      <Table.Td ta="right">
        <Text size="sm" c={missed ? 'var(--state-talking)' : undefined}>
          {call.result === null ? t('now') : call.result === 'answered' ? formatDuration(call.talk_ms / 1000) : t(`results.${call.result}`)}
        </Text>
      </Table.Td>
      <Table.Td pr={0} w={84}>
        <Group gap={2} wrap="nowrap" justify="flex-end">
          {call.recordings[0] && <PlayButton path={`${baseUrl}/recordings/${call.recordings[0].id}`} name={t('recording')} />}
          <Tooltip label={t('callBack', { number: shown })}>
            <ActionIcon
              aria-label={t('callBack', { number: shown })}
              disabled={line !== 'ready' || other === '' || other === 'anonymous'}
              onClick={() => {
                phone.call(other)
              }}
            >
              <IconPhone size={18} />
            </ActionIcon>
          </Tooltip>
        </Group>
      </Table.Td>
    </Table.Tr>
  )
}
