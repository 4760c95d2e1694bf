import { Anchor, Box, Group, Paper, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { Handle, type Node, type NodeProps, Position } from '@xyflow/react'
import { useTranslation } from 'react-i18next'
import { isLanguage, languageNames } from '@/lib/language'
import { box } from './layout'
import type { Line, Stop, Thing } from './stops'
import { useThingText } from './use-thing-text'

export type StopBox = Node<Stop & { onward: string[] }, 'stop'>

const pages: Partial<Record<Thing['kind'], string>> = {
  number: '/numbers',
  schedule: '/schedules',
  menu: '/menus',
  department: '/departments',
}

/** A place where calls part, and each way on from it; its name opens it. A mistake has a sign beside its colour. */
export function StopNode({ data: { thing, wrong, lines, onward } }: NodeProps<StopBox>) {
  const { t } = useTranslation('call-routes')
  const text = useThingText()
  const page = pages[thing.kind]
  return (
    <Paper withBorder w={box.width} style={wrong ? { borderColor: 'var(--state-fault)', background: 'var(--state-fault-soft)' } : undefined}>
      {thing.kind !== 'number' && <Handle type="target" position={Position.Left} style={{ top: box.head / 2 }} />}
      <Box h={box.head} px="sm" py={6}>
        <Group gap={4} wrap="nowrap">
          {wrong && <IconAlertTriangle size={14} color="var(--state-fault)" aria-hidden />}
          <Text size="xs" c="dimmed" lh={1.3}>
            {t(`kind.${thing.kind}`)}
          </Text>
        </Group>
        {page && thing.thing_id !== null && (
          <Anchor component={Link} to={page} search={{ open: String(thing.thing_id) } as never} size="sm" fw={600} lineClamp={1} underline="hover">
            {text(thing)}
          </Anchor>
        )}
      </Box>
      {lines.map((line) => (
        <WayOn key={`${line.way.kind} ${line.way.digits ?? ''}`} line={line} isDrawn={onward.includes(line.target.id)} />
      ))}
      <Box h={box.foot} />
    </Paper>
  )
}

function WayOn({ line: { way, languages, target, wrong }, isDrawn }: { line: Line; isDrawn: boolean }) {
  const { t } = useTranslation('call-routes')
  const text = useThingText()
  const spoken = languages.map((one) => (isLanguage(one) ? languageNames[one] : one))
  return (
    <Group gap={6} px="sm" h={box.line} wrap="nowrap" pos="relative">
      {way.kind !== 'start' && (
        <Text size="xs" c="dimmed" style={{ flexShrink: 0 }}>
          {t(`edge.${way.kind}`, { digits: way.digits })}
        </Text>
      )}
      {wrong && <IconAlertTriangle size={14} color="var(--state-fault)" style={{ flexShrink: 0 }} role="img" aria-label={t('mistake')} />}
      <Text size="xs" fw={500} truncate ml={way.kind === 'start' ? undefined : 'auto'} c={wrong ? 'var(--state-fault)' : undefined}>
        {[...spoken, text(target)].join(' → ')}
      </Text>
      {isDrawn && <Handle id={way.kind + (way.digits ?? '')} type="source" position={Position.Right} />}
    </Group>
  )
}
