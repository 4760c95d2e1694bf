import { Group, NumberInput, Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Advanced } from '@/components/advanced'
import { EditorDrawer } from '@/components/editor-drawer'
import { IdsSelect } from '@/components/ids-select'
import type { EditorProps } from '@/components/list-with-editor'
import { StepChooser } from '@/features/routing/public/step-chooser'
import { useStepFault } from '@/features/routing/public/use-step-fault'
import { Holidays, type HolidayValues } from '@/features/schedules/public/holidays'
import { Hours } from '@/features/schedules/public/hours'
import { useTrunks } from '@/features/trunks/requests/use-trunks'
import type { Schema } from '@/lib/api'
import { saveCampaign } from '../requests/save-campaign'

const pacings = ['progressive', 'power', 'predictive'] as const

const answers = ['message', 'queue', 'extension', 'outside'] as const

const weekdays: Schema<'WeekHours'> = [{ days: ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'], from: '10:00', to: '18:00' }]

type Values = {
  name: string
  first_day: string
  last_day: string
  hours: Schema<'WeekHours'>
  holidays: HolidayValues[]
  trunks: number[]
  pacing: Schema<'CampaignPacing'>
  max_simultaneous: number
  calls_per_second: number
  min_talk_seconds: number
  attempts_per_number: number
  attempts_per_contact: number
  on_answer: Schema<'Step'> | null
}

/** Local, as people write dates. */
function day(ahead: number) {
  const date = new Date()
  date.setDate(date.getDate() + ahead)
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-')
}

export function CampaignEditor({ opened, onClose, onDelete }: EditorProps<Schema<'Campaign'>>) {
  const { t } = useTranslation(['campaigns', 'common'])
  const stepFault = useStepFault()
  const trunks = useTrunks().data ?? []
  const initial: Values = {
    name: opened?.name ?? '',
    first_day: opened?.first_day ?? day(0),
    last_day: opened?.last_day ?? day(30),
    hours: opened?.hours ?? weekdays,
    holidays: (opened?.holidays ?? []).map(({ date, from = '', to = '' }) => ({ date, from, to })),
    trunks: opened?.lines.map(({ trunk }) => trunk) ?? [],
    pacing: opened?.pacing ?? { kind: 'progressive', ratio: 1, abandon_target: 0.03 },
    max_simultaneous: opened?.max_simultaneous ?? 10,
    calls_per_second: opened?.calls_per_second ?? 2,
    min_talk_seconds: opened?.min_talk_seconds ?? 5,
    attempts_per_number: opened?.attempts_per_number ?? 3,
    attempts_per_contact: opened?.attempts_per_contact ?? 5,
    on_answer: opened?.on_answer ?? null,
  }
  const required = (missing: boolean) => (missing ? t('common:required') : null)
  return (
    <EditorDrawer
      size={640}
      title={opened?.name ?? t('campaigns:new')}
      initial={initial}
      validate={(values) => ({
        name: required(values.name.trim() === ''),
        first_day: required(values.first_day === ''),
        last_day: required(values.last_day === ''),
        trunks: required(values.trunks.length === 0),
        on_answer: stepFault(values.on_answer),
        ...Object.fromEntries(values.hours.flatMap(({ days }, at) => (days.length === 0 ? [[`hours.${String(at)}.days`, t('common:required')]] : []))),
        ...Object.fromEntries(values.holidays.flatMap(({ date }, at) => (date === '' ? [[`holidays.${String(at)}.date`, t('common:required')]] : []))),
      })}
      save={({ trunks: chosen, holidays, on_answer, ...values }) => {
        if (on_answer === null) throw new Error('validated before')
        return saveCampaign(opened, {
          ...values,
          on_answer,
          holidays: holidays.map(({ date, from, to }) => (from === '' || to === '' ? { date } : { date, from, to })),
          lines: chosen.map((trunk) => opened?.lines.find((line) => line.trunk === trunk) ?? { trunk, weight: 1, caller_number: null }),
          retries: opened?.retries ?? {},
        })
      }}
      saved={() => t('campaigns:saved')}
      onClose={onClose}
      onDelete={opened?.state === 'draft' ? onDelete : undefined}
    >
      {(form) => (
        <>
          <TextInput label={t('common:name')} placeholder={t('campaigns:nameHint')} required data-autofocus maxLength={200} {...form.getInputProps('name')} />
          <StepChooser label={t('campaigns:onAnswer')} description={t('campaigns:onAnswerHint')} only={answers} {...form.getInputProps('on_answer')} />
          <IdsSelect
            label={t('campaigns:lines')}
            description={t('campaigns:linesHint')}
            required
            data={trunks.map(({ id, name }) => ({ value: String(id), label: name }))}
            {...form.getInputProps('trunks')}
          />
          <Group grow align="flex-start">
            <TextInput type="date" required label={t('campaigns:firstDay')} {...form.getInputProps('first_day')} />
            <TextInput type="date" required label={t('campaigns:lastDay')} {...form.getInputProps('last_day')} />
          </Group>
          <Hours form={form} />
          <Advanced>
            <Holidays form={form} />
            <Select
              label={t('campaigns:pacing')}
              description={t(`campaigns:pacingHint.${form.values.pacing.kind}`)}
              allowDeselect={false}
              data={pacings.map((kind) => ({ value: kind, label: t(`campaigns:pacings.${kind}`) }))}
              {...form.getInputProps('pacing.kind')}
            />
            {form.values.pacing.kind === 'power' && (
              <NumberInput label={t('campaigns:ratio')} min={1} max={10} step={0.1} {...form.getInputProps('pacing.ratio')} />
            )}
            <Group grow align="flex-start">
              <NumberInput label={t('campaigns:maxSimultaneous')} min={1} max={1000} {...form.getInputProps('max_simultaneous')} />
              <NumberInput label={t('campaigns:callsPerSecond')} min={1} max={100} {...form.getInputProps('calls_per_second')} />
            </Group>
            <NumberInput
              label={t('campaigns:minTalk')}
              description={t('campaigns:minTalkHint')}
              min={0}
              max={3600}
              {...form.getInputProps('min_talk_seconds')}
            />
            <Group grow align="flex-start">
              <NumberInput label={t('campaigns:perNumber')} min={1} max={20} {...form.getInputProps('attempts_per_number')} />
              <NumberInput label={t('campaigns:perContact')} min={1} max={50} {...form.getInputProps('attempts_per_contact')} />
            </Group>
          </Advanced>
        </>
      )}
    </EditorDrawer>
  )
}
