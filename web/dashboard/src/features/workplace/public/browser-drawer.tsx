import { Alert, Drawer, Group, Stack, Text, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { CopyButton } from '@/components/copy-button'
import type { Schema } from '@/lib/api'
import { formatPhone } from '@/lib/phone'

type Props = { operator: Schema<'Operator'>; onClose: () => void }

export function BrowserDrawer({ operator, onClose }: Props) {
  const { t } = useTranslation(['workplace', 'common'])
  const address = `${window.location.origin}/phone`
  return (
    <Drawer opened onClose={onClose} title={`${operator.name}: ${t('workplace:browser')}`} closeButtonProps={{ 'aria-label': t('common:close') }}>
      {operator.phone === null ? (
        <Alert color="yellow">{t('workplace:browserNoPhone')}</Alert>
      ) : (
        <Stack>
          <Text>{t('workplace:browserLead')}</Text>
          <TextInput label={t('workplace:address')} readOnly value={address} rightSection={<CopyButton value={address} what={t('workplace:address')} />} />
          <Group gap="xs">
            <Text c="dimmed">{t('workplace:signsInWith')}</Text>
            <Text className="numbers" fw={600}>
              {formatPhone(operator.phone)}
            </Text>
          </Group>
          <Text size="sm" c="dimmed">
            {t('workplace:browserInstall')}
          </Text>
        </Stack>
      )}
    </Drawer>
  )
}
