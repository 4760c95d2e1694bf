import { Badge } from '@mantine/core'
import type { Icon } from '@tabler/icons-react'

export type Tone = 'free' | 'talking' | 'ringing' | 'away' | 'fault'

/** A state has one colour everywhere, with a shape and a word beside it for those who do not see colour. */
export function StateBadge({ tone, icon: Shape, label }: { tone: Tone; icon: Icon; label: string }) {
  return (
    <Badge
      tt="none"
      size="lg"
      fw={600}
      leftSection={<Shape size={14} aria-hidden />}
      styles={{ root: { background: `var(--state-${tone}-soft)`, color: `var(--state-${tone})`, maxWidth: 'none' }, label: { overflow: 'visible' } }}
    >
      {label}
    </Badge>
  )
}
