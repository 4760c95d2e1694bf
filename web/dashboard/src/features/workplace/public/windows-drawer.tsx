import { Drawer } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Schema } from '@/lib/api'
import { SipAccount } from './sip-account'

type Props = { operator: Schema<'Operator'>; onClose: () => void }

export function WindowsDrawer({ operator, onClose }: Props) {
  const { t } = useTranslation(['workplace', 'common'])
  return (
    <Drawer opened onClose={onClose} title={`${operator.name}: ${t('workplace:windows')}`} closeButtonProps={{ 'aria-label': t('common:close') }}>
      <SipAccount operator={operator.id} />
    </Drawer>
  )
}
