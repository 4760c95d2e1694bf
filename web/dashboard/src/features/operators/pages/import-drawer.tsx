import { useTranslation } from 'react-i18next'
import { ImportDrawer } from '@/components/import-drawer'
import { importOperators } from '../requests/import-operators'

const sample = 'name;phone;departments;languages\nAziza Karimova;+998901234567;;uz|ru\nBobur Aliyev;;;uz\n'

export function ImportOperators({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('operators')
  return (
    <ImportDrawer title={t('import.title')} lead={t('import.lead')} sample={sample} fileName="operators.csv" send={importOperators} onClose={onClose} />
  )
}
