import { Select, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { EditorDrawer } from '@/components/editor-drawer'
import type { EditorProps } from '@/components/list-with-editor'
import { PhoneInput } from '@/components/phone-input'
import { StepChooser } from '@/features/routing/public/step-chooser'
import { useStepFault } from '@/features/routing/public/use-step-fault'
import { useTrunks } from '@/features/trunks/requests/use-trunks'
import type { Schema } from '@/lib/api'
import { formatPhone, isWholePhone } from '@/lib/phone'
import { saveNumber } from '../requests/save-number'

export function NumberEditor({ opened, onClose, onDelete }: EditorProps<Schema<'Number'>>) {
  const { t } = useTranslation(['numbers', 'session', 'common'])
  const stepFault = useStepFault()
  const trunks = useTrunks().data
  // The form begins with the first line, so it begins when the lines are known.
  if (!trunks) return null
  const initial: { number: string; trunk: string | null; step: Schema<'Step'> | null } = {
    number: opened?.number ?? '+998',
    trunk: opened ? String(opened.trunk) : trunks[0] ? String(trunks[0].id) : null,
    step: opened?.step ?? null,
  }
  return (
    <EditorDrawer
      title={opened ? formatPhone(opened.number) : t('numbers:new')}
      initial={initial}
      validate={(values) => ({
        number: isWholePhone(values.number) ? null : t('session:wrongPhone'),
        trunk: values.trunk === null ? t('common:required') : null,
        step: stepFault(values.step),
      })}
      save={({ number, trunk, step }) => {
        if (step === null) throw new Error('validated before')
        return saveNumber(opened, { number, trunk: Number(trunk), step })
      }}
      onClose={onClose}
      onDelete={onDelete}
    >
      {(form) => (
        <>
          {!opened && <PhoneInput label={t('numbers:number')} required data-autofocus {...form.getInputProps('number')} />}
          {opened?.proven_at === null && <Text c="dimmed">{t('numbers:provenHint')}</Text>}
          <Select
            label={t('numbers:trunk')}
            required
            allowDeselect={false}
            data={trunks.map(({ id, name }) => ({ value: String(id), label: name }))}
            {...form.getInputProps('trunk')}
          />
          <StepChooser label={t('numbers:leadsTo')} {...form.getInputProps('step')} />
        </>
      )}
    </EditorDrawer>
  )
}
