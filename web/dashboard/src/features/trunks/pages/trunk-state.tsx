import { IconAlertTriangle, IconCircleCheck, IconHelpCircle, IconLoader } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { StateBadge } from '@/components/state-badge'
import type { Schema } from '@/lib/api'

const looks = {
  unknown: { tone: 'away', icon: IconHelpCircle },
  trying: { tone: 'ringing', icon: IconLoader },
  registered: { tone: 'free', icon: IconCircleCheck },
  reachable: { tone: 'free', icon: IconCircleCheck },
  failed: { tone: 'fault', icon: IconAlertTriangle },
} as const

export function TrunkState({ state }: { state: Schema<'TrunkStatus'>['state'] }) {
  const { t } = useTranslation('trunks')
  return <StateBadge {...looks[state]} label={t(`states.${state}`)} />
}
