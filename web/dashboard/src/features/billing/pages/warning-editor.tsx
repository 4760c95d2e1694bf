import { NumberInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { EditorDrawer } from '@/components/editor-drawer'
import { saveWarning } from '../requests/save-warning'

export function WarningEditor({ warnBelow, onClose }: { warnBelow: number; onClose: () => void }) {
  const { t } = useTranslation(['billing', 'common'])
  const initial: { warn_below: number | '' } = { warn_below: warnBelow / 100 }
  return (
    <EditorDrawer
      title={t('billing:warn')}
      initial={initial}
      validate={(values) => ({ warn_below: values.warn_below === '' ? t('common:required') : null })}
      save={(values) => saveWarning(Number(values.warn_below) * 100)}
      onClose={onClose}
    >
      {(form) => (
        <NumberInput
          label={t('billing:warnBelow')}
          required
          data-autofocus
          min={0}
          max={1_000_000_000}
          thousandSeparator=" "
          decimalScale={0}
          {...form.getInputProps('warn_below')}
        />
      )}
    </EditorDrawer>
  )
}
