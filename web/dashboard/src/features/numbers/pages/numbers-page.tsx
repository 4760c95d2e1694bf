import { Button, Text } from '@mantine/core'
import { IconCircleCheck, IconClockHour4 } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ListWithEditor } from '@/components/list-with-editor'
import { StateBadge } from '@/components/state-badge'
import { useStepText } from '@/features/routing/public/use-step-text'
import { useAccess } from '@/features/session/public/use-access'
import { useTrunks } from '@/features/trunks/requests/use-trunks'
import { formatPhone } from '@/lib/phone'
import { NumberEditor } from '../public/number-editor'
import { disconnectNumber } from '../requests/disconnect-number'
import { useNumbers } from '../requests/use-numbers'

export function NumbersPage() {
  const { t } = useTranslation('numbers')
  const trunks = useTrunks().data
  const stepText = useStepText()
  const canEdit = useAccess()('administrator')
  const hasTrunk = trunks !== undefined && trunks.length > 0
  const toTrunks = canEdit && (
    <Button component={Link} to="/trunks">
      {t('toTrunks')}
    </Button>
  )
  return (
    <ListWithEditor
      title={t('title')}
      lead={t('lead')}
      query={useNumbers()}
      texts={({ number }) => [number]}
      empty={{ title: t('empty'), hint: hasTrunk ? t('emptyHint') : t('noTrunk'), action: hasTrunk ? undefined : toTrunks }}
      canEdit={canEdit}
      canAdd={hasTrunk}
      addLabel={t('connect')}
      remove={{ list: 'numbers', send: disconnectNumber, nameOf: ({ number }) => formatPhone(number) }}
      editor={NumberEditor}
      columns={[
        { label: t('number'), cell: ({ number }) => <span className="numbers">{formatPhone(number)}</span> },
        { label: t('leadsTo'), cell: ({ step }) => <Text>{stepText(step)}</Text> },
        { label: t('trunk'), cell: ({ trunk }) => trunks?.find(({ id }) => id === trunk)?.name, wide: true },
        {
          label: t('proven'),
          cell: ({ proven_at }) =>
            proven_at === null ? (
              <StateBadge tone="ringing" icon={IconClockHour4} label={t('unproven')} />
            ) : (
              <StateBadge tone="free" icon={IconCircleCheck} label={t('proven')} />
            ),
          wide: true,
        },
      ]}
    />
  )
}
