import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'

export function NotThere() {
  const { t } = useTranslation('common')
  return <Text>{t('notThere')}</Text>
}
