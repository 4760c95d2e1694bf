import { IconCircleCheck, IconPhone, IconPhoneX, IconRecordMail, IconUserCheck, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { StateBadge } from '@/components/state-badge'
import type { Schema } from '@/lib/api'

const looks = {
  answered: { tone: 'free', icon: IconCircleCheck },
  self_service: { tone: 'free', icon: IconUserCheck },
  voicemail: { tone: 'ringing', icon: IconRecordMail },
  missed: { tone: 'talking', icon: IconPhoneX },
  busy: { tone: 'away', icon: IconPhoneX },
  no_answer: { tone: 'away', icon: IconPhoneX },
  rejected: { tone: 'away', icon: IconX },
  failed: { tone: 'fault', icon: IconX },
} as const

/** How a call ended; one that has not is going on. */
export function CallResult({ call: { result } }: { call: Schema<'Call'> }) {
  const { t } = useTranslation('calls')
  if (result === null) return <StateBadge tone="ringing" icon={IconPhone} label={t('goingOn')} />
  return <StateBadge {...looks[result]} label={t(`results.${result}`)} />
}
