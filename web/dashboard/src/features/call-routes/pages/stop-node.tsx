import { Anchor, Group, Paper, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { Handle, type Node, type NodeProps, Position } from '@xyflow/react'
import { useTranslation } from 'react-i18next'
import type { Schema } from '@/lib/api'
import { isLanguage, languageNames } from '@/lib/language'
import { formatPhone } from '@/lib/phone'

type Kind = Schema<'CallRoutes'>['nodes'][number]['kind']

export type Stop = Node<{ kind: Kind; thing: number | null; name: string; wrong: boolean }, 'stop'>

const pages: Partial<Record<Kind, string>> = {
  number: '/numbers',
  schedule: '/schedules',
  menu: '/menus',
  department: '/departments',
  operator: '/operators',
  audio: '/audio',
}

/** Something a call passes: what it is and its name, which opens it. A mistake has a sign beside its colour. */
export function StopNode({ data }: NodeProps<Stop>) {
  const { t } = useTranslation('call-routes')
  const page = pages[data.kind]
  return (
    <Paper withBorder p="xs" w={220} style={data.wrong ? { borderColor: 'var(--state-fault)', background: 'var(--state-fault-soft)' } : undefined}>
      <Handle type="target" position={Position.Left} />
      <Group gap={4} wrap="nowrap">
        {data.wrong && <IconAlertTriangle size={16} color="var(--state-fault)" aria-hidden />}
        <Text size="xs" c="dimmed">
          {t(`kind.${data.kind}`)}
        </Text>
      </Group>
      {page && data.thing !== null ? (
        <Anchor component={Link} to={page} search={{ open: String(data.thing) } as never} size="sm" fw={600} lineClamp={2} underline="hover">
          {shown(data.kind, data.name)}
        </Anchor>
      ) : (
        <Text size="sm" fw={600} lineClamp={2}>
          {shown(data.kind, data.name)}
        </Text>
      )}
      <Handle type="source" position={Position.Right} />
    </Paper>
  )
}

function shown(kind: Kind, name: string): string {
  if (kind === 'language' && isLanguage(name)) return languageNames[name]
  return kind === 'number' || kind === 'outside' ? formatPhone(name) : name
}
