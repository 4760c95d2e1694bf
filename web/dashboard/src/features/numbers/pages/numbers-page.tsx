import { Button, Text } from '@mantine/core'
import { IconCircleCheck, IconClockHour4 } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { AddButton } from '@/components/add-button'
import { DataTable } from '@/components/data-table'
import { EmptyState } from '@/components/empty-state'
import { Page } from '@/components/page'
import { StateBadge } from '@/components/state-badge'
import { useUndoableDelete } from '@/components/use-undoable-delete'
import { useStepText } from '@/features/routing/public/use-step-text'
import { useAccess } from '@/features/session/public/use-access'
import { useTrunks } from '@/features/trunks/requests/use-trunks'
import { formatPhone } from '@/lib/phone'
import { useOpened } from '@/lib/use-opened'
import { disconnectNumber } from '../requests/disconnect-number'
import { useNumbers } from '../requests/use-numbers'
import { NumberEditor } from '../public/number-editor'

export function NumbersPage() {
  const { t } = useTranslation('numbers')
  const numbers = useNumbers()
  const trunks = useTrunks().data
  const stepText = useStepText()
  const deletes = useUndoableDelete('numbers', disconnectNumber)
  const opened = useOpened(numbers.data)
  const canEdit = useAccess()('administrator')
  const hasTrunk = trunks !== undefined && trunks.length > 0
  const add = canEdit && hasTrunk && <AddButton onClick={opened.showNew} label={t('connect')} />
  const toTrunks = canEdit && (
    <Button component={Link} to="/trunks">
      {t('toTrunks')}
    </Button>
  )
  return (
    <Page title={t('title')} lead={t('lead')} actions={add}>
      <DataTable
        label={t('title')}
        query={{ data: deletes.left(numbers.data), error: numbers.error }}
        texts={({ number }) => [number]}
        onOpen={canEdit ? opened.show : undefined}
        empty={<EmptyState title={t('empty')} hint={hasTrunk ? t('emptyHint') : t('noTrunk')} action={hasTrunk ? add : toTrunks} />}
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
      {canEdit && opened.isNew && <NumberEditor onClose={opened.close} />}
      {canEdit && opened.item && (
        <NumberEditor
          key={opened.item.id}
          opened={opened.item}
          onClose={opened.close}
          onDelete={({ id, number }) => {
            deletes.remove(id, formatPhone(number))
          }}
        />
      )}
    </Page>
  )
}
