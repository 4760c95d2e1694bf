import { useTranslation } from 'react-i18next'
import { ImportDrawer } from '@/components/import-drawer'
import { importClients as send } from '../requests/import-clients'

const sample = 'name;phone;note;blocked\nGulnora Karimova;+998901234567|+998712000001;;no\nAziz Aliyev;+998931234567;;\n'

export function ImportClients({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('clients')
  return <ImportDrawer title={t('import')} lead={t('importLead')} sample={sample} fileName="clients.csv" send={send} onClose={onClose} />
}
