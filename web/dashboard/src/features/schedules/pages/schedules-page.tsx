import { IconCircleCheck, IconMoon } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { AddButton } from '@/components/add-button'
import { DataTable } from '@/components/data-table'
import { EmptyState } from '@/components/empty-state'
import { Page } from '@/components/page'
import { StateBadge } from '@/components/state-badge'
import { useUndoableDelete } from '@/components/use-undoable-delete'
import { useStepText } from '@/features/routing/public/use-step-text'
import { useAccess } from '@/features/session/public/use-access'
import { useOpened } from '@/lib/use-opened'
import { deleteSchedule } from '../requests/delete-schedule'
import { useSchedules } from '../requests/use-schedules'
import { ScheduleEditor } from './schedule-editor'

export function SchedulesPage() {
  const { t } = useTranslation(['schedules', 'common'])
  const schedules = useSchedules()
  const stepText = useStepText()
  const deletes = useUndoableDelete('schedules', deleteSchedule)
  const opened = useOpened(schedules.data)
  const canEdit = useAccess()('administrator')
  const add = canEdit && <AddButton onClick={opened.showNew} />
  return (
    <Page title={t('schedules:title')} lead={t('schedules:lead')} actions={add}>
      <DataTable
        label={t('schedules:title')}
        query={{ data: deletes.left(schedules.data), error: schedules.error }}
        texts={({ name }) => [name]}
        onOpen={canEdit ? opened.show : undefined}
        empty={<EmptyState title={t('schedules:empty')} hint={t('schedules:emptyHint')} action={add} />}
        columns={[
          { label: t('common:name'), cell: ({ name }) => name },
          {
            label: t('schedules:now'),
            cell: ({ open_now }) =>
              open_now ? (
                <StateBadge tone="free" icon={IconCircleCheck} label={t('schedules:openNow')} />
              ) : (
                <StateBadge tone="away" icon={IconMoon} label={t('schedules:closedNow')} />
              ),
          },
          { label: t('schedules:openStep'), cell: ({ open_step }) => stepText(open_step), wide: true },
          { label: t('schedules:closedStep'), cell: ({ closed_step }) => stepText(closed_step), wide: true },
        ]}
      />
      {canEdit && opened.isNew && <ScheduleEditor onClose={opened.close} />}
      {canEdit && opened.item && (
        <ScheduleEditor
          key={opened.item.id}
          opened={opened.item}
          onClose={opened.close}
          onDelete={({ id, name }) => {
            deletes.remove(id, name)
          }}
        />
      )}
    </Page>
  )
}
