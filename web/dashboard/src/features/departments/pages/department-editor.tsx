import { NumberInput, Select, Switch, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Advanced } from '@/components/advanced'
import { EditorDrawer } from '@/components/editor-drawer'
import type { EditorProps } from '@/components/list-with-editor'
import { IdsSelect } from '@/components/ids-select'
import { StepChooser } from '@/features/routing/public/step-chooser'
import { useStepFault } from '@/features/routing/public/use-step-fault'
import { useThings } from '@/features/routing/public/use-things'
import type { Schema } from '@/lib/api'
import { saveDepartment } from '../requests/save-department'

const strategies = ['ring_all', 'longest_idle', 'round_robin', 'fewest_calls', 'top_down'] as const

const fresh: Schema<'DepartmentInput'> = {
  name: '',
  extension: null,
  strategy: 'longest_idle',
  priority: 0,
  ring_seconds: 20,
  skip_seconds: 15,
  wrap_up_seconds: 5,
  max_wait_seconds: 600,
  max_wait_step: { type: 'voicemail' },
  announce_seconds: 30,
  announce_position: true,
  announce_wait: true,
  last_operator_first: false,
  music: null,
  members: [],
}

export function DepartmentEditor({ opened, onClose, onDelete }: EditorProps<Schema<'Department'>>) {
  const { t } = useTranslation(['departments', 'common'])
  const things = useThings()
  const stepFault = useStepFault()
  const { id, version, ...initial } = { id: 0, version: 0, ...fresh, ...opened }
  return (
    <EditorDrawer
      title={opened?.name ?? t('departments:new')}
      initial={initial}
      validate={(values) => ({ name: values.name.trim() === '' ? t('common:required') : null, max_wait_step: stepFault(values.max_wait_step) })}
      save={(values) => saveDepartment(opened, { ...values, extension: values.extension === '' ? null : values.extension })}
      onClose={onClose}
      onDelete={onDelete}
    >
      {(form) => (
        <>
          <TextInput
            label={t('common:name')}
            placeholder={t('departments:nameHint')}
            required
            data-autofocus
            maxLength={200}
            {...form.getInputProps('name')}
          />
          <IdsSelect label={t('departments:members')} data={things.operators} {...form.getInputProps('members')} />
          <Select
            label={t('departments:strategy')}
            allowDeselect={false}
            data={strategies.map((value) => ({ value, label: t(`departments:strategies.${value}`) }))}
            {...form.getInputProps('strategy')}
          />
          <NumberInput
            label={t('departments:maxWait')}
            suffix={` ${t('common:seconds')}`}
            min={5}
            max={7200}
            {...form.getInputProps('max_wait_seconds')}
          />
          <StepChooser label={t('departments:maxWaitStep')} {...form.getInputProps('max_wait_step')} />
          <Advanced>
            <TextInput
              label={t('departments:extension')}
              description={t('departments:extensionHint')}
              inputMode="numeric"
              {...form.getInputProps('extension')}
              value={form.values.extension ?? ''}
            />
            <NumberInput label={t('departments:ring')} min={5} max={120} suffix={` ${t('common:seconds')}`} {...form.getInputProps('ring_seconds')} />
            <NumberInput label={t('departments:skip')} min={0} max={3600} suffix={` ${t('common:seconds')}`} {...form.getInputProps('skip_seconds')} />
            <NumberInput label={t('departments:wrapUp')} min={0} max={3600} suffix={` ${t('common:seconds')}`} {...form.getInputProps('wrap_up_seconds')} />
            <NumberInput label={t('departments:announce')} min={0} max={600} {...form.getInputProps('announce_seconds')} />
            <Switch label={t('departments:announcePosition')} {...form.getInputProps('announce_position', { type: 'checkbox' })} />
            <Switch label={t('departments:announceWait')} {...form.getInputProps('announce_wait', { type: 'checkbox' })} />
            <Switch
              label={t('departments:lastOperatorFirst')}
              description={t('departments:lastOperatorHint')}
              {...form.getInputProps('last_operator_first', { type: 'checkbox' })}
            />
            <NumberInput label={t('departments:priority')} min={-1000} max={1000} {...form.getInputProps('priority')} />
            <Select
              label={t('departments:music')}
              placeholder={t('departments:usualMusic')}
              clearable
              data={things.audio}
              error={form.errors.music}
              value={typeof form.values.music === 'number' ? String(form.values.music) : null}
              onChange={(music) => {
                form.setFieldValue('music', music === null ? null : Number(music))
              }}
            />
          </Advanced>
        </>
      )}
    </EditorDrawer>
  )
}
