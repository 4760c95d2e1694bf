import { Button, Card, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AddSound } from '@/features/audio/public/add-sound'
import { MenuEditor } from '@/features/menus/public/menu-editor'
import { useMenus } from '@/features/menus/requests/use-menus'
import { LeadHere } from './lead-here'

export function GreetingStep({ onNext }: { onNext: () => void }) {
  const { t } = useTranslation('first-steps')
  const menus = useMenus().data ?? []
  const [open, setOpen] = useState<{ greeting?: number } | null>(null)
  return (
    <Card>
      <Stack>
        <Text>{t('greetingLead')}</Text>
        <AddSound
          onAdded={({ id }) => {
            setOpen({ greeting: id })
          }}
        />
        {menus.map((menu) => (
          <LeadHere key={menu.id} menu={menu} />
        ))}
        <Group>
          <Button
            variant={menus.length === 0 ? 'filled' : 'default'}
            onClick={() => {
              setOpen({})
            }}
          >
            {t('greetingMenu')}
          </Button>
          <Button variant={menus.length > 0 ? 'filled' : 'subtle'} onClick={onNext}>
            {menus.length > 0 ? t('next') : t('skip')}
          </Button>
        </Group>
      </Stack>
      {open && (
        <MenuEditor
          {...open}
          onClose={() => {
            setOpen(null)
          }}
        />
      )}
    </Card>
  )
}
