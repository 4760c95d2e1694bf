import { IconCircleCheck, IconMoon } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ListWithEditor } from '@/components/list-with-editor'
import { StateBadge } from '@/components/state-badge'
import { useStepText } from '@/features/routing/public/use-step-text'
import { useAccess } from '@/features/session/public/use-access'
import { deleteSchedule } from '../requests/delete-schedule'
import { useSchedules } from '../requests/use-schedules'
import { ScheduleEditor } from './schedule-editor'

export function SchedulesPage() {
  const { t } = useTranslation(['schedules', 'common'])
  const stepText = useStepText()
  return (
    <ListWithEditor
      title={t('schedules:title')}
      lead={t('schedules:lead')}
      query={useSchedules()}
      texts={({ name }) => [name]}
      empty={{ title: t('schedules:empty'), hint: t('schedules:emptyHint') }}
      canEdit={useAccess()('administrator')}
      remove={{ list: 'schedules', send: deleteSchedule, nameOf: ({ name }) => name }}
      editor={ScheduleEditor}
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
  )
}
