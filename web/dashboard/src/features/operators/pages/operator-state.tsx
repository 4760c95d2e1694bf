import { IconBell, IconCircleCheck, IconPencil, IconPhone, IconPlayerPause, IconPlugConnectedX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { StateBadge } from '@/components/state-badge'
import type { Schema } from '@/lib/api'

const looks = {
  free: { tone: 'free', icon: IconCircleCheck },
  talking: { tone: 'talking', icon: IconPhone },
  ringing: { tone: 'ringing', icon: IconBell },
  wrap_up: { tone: 'ringing', icon: IconPencil },
  paused: { tone: 'away', icon: IconPlayerPause },
  offline: { tone: 'away', icon: IconPlugConnectedX },
} as const

export function OperatorState({ operator }: { operator: Schema<'Operator'> }) {
  const { t } = useTranslation('operators')
  if (operator.disabled) return <StateBadge tone="away" icon={IconPlugConnectedX} label={t('disabled')} />
  return <StateBadge {...looks[operator.state]} label={t(`states.${operator.state}`)} />
}
