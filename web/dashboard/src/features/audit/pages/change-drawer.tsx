import { Code, Drawer, Stack, Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/features/session/public/use-format'
import type { Schema } from '@/lib/api'
import { useThingName } from './use-thing-name'

/** The fields that changed, before and after. */
export function ChangeDrawer({ entry, onClose }: { entry: Schema<'AuditEntry'>; onClose: () => void }) {
  const { t } = useTranslation(['audit', 'common'])
  const format = useFormat()
  const thingName = useThingName()
  const fields = [...new Set([...Object.keys(entry.before ?? {}), ...Object.keys(entry.after ?? {})])]
  return (
    <Drawer opened onClose={onClose} title={`${thingName(entry.thing)}: ${entry.name}`} closeButtonProps={{ 'aria-label': t('common:close') }}>
      <Stack>
        <Text c="dimmed">{`${t(`audit:action.${entry.action}`)} · ${entry.actor.name} · ${format.dateTime(entry.at)}`}</Text>
        {fields.map((field) => (
          <Stack key={field} gap={4}>
            <Code>{field}</Code>
            <Table withTableBorder layout="fixed">
              <Table.Tbody>
                <Change label={t('audit:before')} value={entry.before?.[field]} />
                <Change label={t('audit:after')} value={entry.after?.[field]} />
              </Table.Tbody>
            </Table>
          </Stack>
        ))}
      </Stack>
    </Drawer>
  )
}

function Change({ label, value }: { label: string; value: unknown }) {
  const text = value === undefined || value === null ? '—' : typeof value === 'string' ? value : JSON.stringify(value)
  return (
    <Table.Tr>
      <Table.Th w={90}>{label}</Table.Th>
      <Table.Td style={{ overflowWrap: 'anywhere' }}>{text}</Table.Td>
    </Table.Tr>
  )
}
