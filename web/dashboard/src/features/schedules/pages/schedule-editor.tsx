import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { EditorDrawer } from '@/components/editor-drawer'
import type { EditorProps } from '@/components/list-with-editor'
import { StepChooser } from '@/features/routing/public/step-chooser'
import { useStepFault } from '@/features/routing/public/use-step-fault'
import type { Schema } from '@/lib/api'
import { saveSchedule } from '../requests/save-schedule'
import { Holidays } from '../public/holidays'
import { Hours } from '../public/hours'
import type { ScheduleValues } from './schedule-values'

const officeHours: ScheduleValues['hours'] = [
  { days: ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'], from: '09:00', to: '18:00' },
]

export function ScheduleEditor({ opened, onClose, onDelete }: EditorProps<Schema<'Schedule'>>) {
  const { t } = useTranslation(['schedules', 'common'])
  const stepFault = useStepFault()
  const initial: ScheduleValues = {
    name: opened?.name ?? '',
    hours: opened?.hours ?? officeHours,
    holidays: (opened?.holidays ?? []).map(({ date, from = '', to = '' }) => ({ date, from, to })),
    open_step: opened?.open_step ?? null,
    closed_step: opened?.closed_step ?? null,
  }
  return (
    <EditorDrawer
      size={640}
      title={opened?.name ?? t('schedules:new')}
      initial={initial}
      validate={(values) => ({
        name: values.name.trim() === '' ? t('common:required') : null,
        open_step: stepFault(values.open_step),
        closed_step: stepFault(values.closed_step),
        ...Object.fromEntries(values.hours.flatMap(({ days }, at) => (days.length === 0 ? [[`hours.${String(at)}.days`, t('common:required')]] : []))),
        ...Object.fromEntries(values.holidays.flatMap(({ date }, at) => (date === '' ? [[`holidays.${String(at)}.date`, t('common:required')]] : []))),
      })}
      save={({ name, hours, holidays, open_step, closed_step }) => {
        if (open_step === null || closed_step === null) throw new Error('validated before')
        return saveSchedule(opened, {
          name,
          hours,
          holidays: holidays.map(({ date, from, to }) => (from === '' || to === '' ? { date } : { date, from, to })),
          open_step,
          closed_step,
        })
      }}
      onClose={onClose}
      onDelete={onDelete}
    >
      {(form) => (
        <>
          <TextInput
            label={t('common:name')}
            placeholder={t('schedules:nameHint')}
            required
            data-autofocus
            maxLength={200}
            {...form.getInputProps('name')}
          />
          <Hours form={form} />
          <StepChooser label={t('schedules:openStep')} {...form.getInputProps('open_step')} />
          <StepChooser label={t('schedules:closedStep')} {...form.getInputProps('closed_step')} />
          <Holidays form={form} />
        </>
      )}
    </EditorDrawer>
  )
}
