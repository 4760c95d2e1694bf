import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

export function AddButton({ onClick, label }: { onClick: () => void; label?: string }) {
  const { t } = useTranslation('common')
  return (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={onClick}>
      {label ?? t('add')}
    </Button>
  )
}
