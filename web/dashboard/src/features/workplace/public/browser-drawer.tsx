import { Code, Drawer, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Schema } from '@/lib/api'
import { formatPhone } from '@/lib/phone'

type Props = { operator: Schema<'Operator'>; onClose: () => void }

export function BrowserDrawer({ operator, onClose }: Props) {
  const { t } = useTranslation(['workplace', 'common'])
  return (
    <Drawer opened onClose={onClose} title={`${operator.name}: ${t('workplace:browser')}`} closeButtonProps={{ 'aria-label': t('common:close') }}>
      {operator.phone === null ? (
        <Text>{t('workplace:browserNoPhone')}</Text>
      ) : (
        <Stack gap="xs">
          <Text>{t('workplace:browserLead')}</Text>
          <Code block>{window.location.origin}</Code>
          <Text className="numbers">{formatPhone(operator.phone)}</Text>
        </Stack>
      )}
    </Drawer>
  )
}
