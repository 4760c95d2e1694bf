import { Paper, Select, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { PhoneInput } from '@/components/phone-input'
import type { Schema } from '@/lib/api'
import { isLanguage, languageNames, languages } from '@/lib/language'
import { parseDialled } from '@/lib/phone'
import { type Choice, useThings } from './use-things'

type Step = Schema<'Step'>

// Picking up a colleague's call is dialled, and never where a caller is led.
const kinds = ['queue', 'extension', 'menu', 'schedule', 'message', 'voicemail', 'outside', 'language', 'hangup'] as const
export type Kind = (typeof kinds)[number]

type Props = {
  label: string
  description?: string
  /** Where not everything makes sense. */
  only?: readonly Kind[]
  value?: Step | null
  onChange: (step: Step) => void
  error?: React.ReactNode
}

/** What a call does next: the same question wherever it is asked. What there is none of yet cannot be chosen. */
export function StepChooser({ label, description, only = kinds, value, onChange, error }: Props) {
  const { t } = useTranslation('steps')
  const things = useThings()
  const choices: Partial<Record<Kind, Choice[]>> = {
    queue: things.departments,
    extension: things.operators,
    menu: things.menus,
    schedule: things.schedules,
    message: things.audio,
  }
  return (
    <Stack gap="xs">
      <Select
        label={label}
        description={description}
        placeholder={t('choose')}
        error={value?.type === 'outside' || value?.type === 'language' ? undefined : error}
        allowDeselect={false}
        value={value?.type ?? null}
        data={only.map((kind) => {
          const none = choices[kind]?.length === 0
          return { value: kind, label: none ? `${t(kind)} (${t('noneYet')})` : t(kind), disabled: none }
        })}
        onChange={(kind) => {
          const next = firstOf(kind as Kind, choices)
          if (next) onChange(next)
        }}
      />
      {value && <Details value={value} onChange={onChange} choices={choices} departments={things.departments} label={label} error={error} />}
    </Stack>
  )
}

type DetailProps = {
  value: Step
  onChange: (step: Step) => void
  choices: Partial<Record<Kind, Choice[]>>
  departments: Choice[]
  label: string
  error?: React.ReactNode
}

function Details({ value, onChange, choices, departments, label, error }: DetailProps) {
  const { t } = useTranslation('steps')
  const select = (chosen: number | undefined, data: Choice[], change: (id: number) => Step) => (
    <Select
      aria-label={`${label}: ${t(value.type)}`}
      searchable
      allowDeselect={false}
      value={chosen === undefined ? null : String(chosen)}
      data={data}
      onChange={(id) => {
        if (id !== null) onChange(change(Number(id)))
      }}
    />
  )
  switch (value.type) {
    case 'queue':
      return select(value.department, departments, (department) => ({ type: 'queue', department }))
    case 'extension':
      return select(value.operator, choices.extension ?? [], (operator) => ({ type: 'extension', operator }))
    case 'menu':
      return select(value.id, choices.menu ?? [], (id) => ({ type: 'menu', id }))
    case 'schedule':
      return select(value.id, choices.schedule ?? [], (id) => ({ type: 'schedule', id }))
    case 'message':
      return select(value.audio, choices.message ?? [], (audio) => ({ type: 'message', audio }))
    case 'voicemail':
      return select(value.department ?? 0, [{ value: '0', label: t('wholeCompany') }, ...departments], (department) =>
        department === 0 ? { type: 'voicemail' } : { type: 'voicemail', department },
      )
    case 'outside':
      return (
        <PhoneInput
          aria-label={`${label}: ${t('number')}`}
          placeholder={t('numberHint')}
          value={value.number}
          error={error}
          parse={parseDialled}
          onChange={(number) => {
            onChange({ type: 'outside', number })
          }}
        />
      )
    case 'language':
      return (
        <Paper withBorder p="sm">
          <Stack gap="xs">
            <Select
              aria-label={`${label}: ${t('language')}`}
              allowDeselect={false}
              value={value.language}
              data={languages.map((one) => ({ value: one, label: languageNames[one] }))}
              onChange={(language) => {
                if (isLanguage(language)) onChange({ ...value, language })
              }}
            />
            <StepChooser
              label={t('then')}
              value={value.then}
              error={error}
              onChange={(then) => {
                onChange({ ...value, then })
              }}
            />
          </Stack>
        </Paper>
      )
    default:
      return null
  }
}

function firstOf(kind: Kind, choices: Partial<Record<Kind, Choice[]>>): Step | null {
  const first = Number(choices[kind]?.[0]?.value)
  switch (kind) {
    case 'queue':
      return { type: kind, department: first }
    case 'extension':
      return { type: kind, operator: first }
    case 'menu':
    case 'schedule':
      return { type: kind, id: first }
    case 'message':
      return { type: kind, audio: first }
    case 'outside':
      return { type: kind, number: '' }
    case 'language':
      return { type: kind, language: 'uz', then: { type: 'hangup' } }
    case 'voicemail':
    case 'hangup':
      return { type: kind }
  }
}
