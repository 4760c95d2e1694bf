import { Button, Card, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AddSound } from '@/features/audio/public/add-sound'
import { MenuEditor } from '@/features/menus/public/menu-editor'
import { useMenus } from '@/features/menus/requests/use-menus'

export function GreetingStep({ onNext }: { onNext: () => void }) {
  const { t } = useTranslation('first-steps')
  const menus = useMenus().data ?? []
  const [isOpen, setIsOpen] = useState(false)
  const open = () => {
    setIsOpen(true)
  }
  return (
    <Card>
      <Stack>
        <Text>{t('greetingLead')}</Text>
        <AddSound onAdded={open} />
        {menus.map(({ id, name }) => (
          <Text key={id}>{name}</Text>
        ))}
        <Group>
          <Button variant={menus.length === 0 ? 'filled' : 'default'} onClick={open}>
            {t('greetingMenu')}
          </Button>
          <Button variant={menus.length > 0 ? 'filled' : 'subtle'} onClick={onNext}>
            {menus.length > 0 ? t('next') : t('skip')}
          </Button>
        </Group>
      </Stack>
      {isOpen && (
        <MenuEditor
          onClose={() => {
            setIsOpen(false)
          }}
        />
      )}
    </Card>
  )
}
