import { Select, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { EditorDrawer } from '@/components/editor-drawer'
import { PhoneInput } from '@/components/phone-input'
import { StepChooser } from '@/features/routing/public/step-chooser'
import { useTrunks } from '@/features/trunks/requests/use-trunks'
import type { Schema } from '@/lib/api'
import { formatPhone, isWholePhone } from '@/lib/phone'
import { saveNumber } from '../requests/save-number'

type Outside = Schema<'Number'>
type Props = { opened?: Outside; onClose: () => void; onDelete?: (number: Outside) => void }

export function NumberEditor({ opened, onClose, onDelete }: Props) {
  const { t } = useTranslation(['numbers', 'steps', 'session', 'common'])
  const trunks = useTrunks().data ?? []
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
        step: values.step === null ? t('steps:choose') : null,
      })}
      save={({ number, trunk, step }) => {
        if (step === null) throw new Error('validated before')
        return saveNumber(opened, { number, trunk: Number(trunk), step })
      }}
      onClose={onClose}
      onDelete={
        opened &&
        (() => {
          onDelete?.(opened)
        })
      }
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
