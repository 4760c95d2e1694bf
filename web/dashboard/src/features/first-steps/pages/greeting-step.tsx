import { Button, Card, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AddSound } from '@/features/audio/public/add-sound'
import { MenuEditor } from '@/features/menus/public/menu-editor'
import { useMenus } from '@/features/menus/requests/use-menus'
import type { Schema } from '@/lib/api'
import { LeadHere } from './lead-here'

export function GreetingStep({ onNext }: { onNext: () => void }) {
  const { t } = useTranslation('first-steps')
  const menus = useMenus().data ?? []
  const newest = menus.reduce<Schema<'Menu'> | undefined>((last, menu) => (last && last.id > menu.id ? last : menu), undefined)
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
        {newest && <LeadHere menu={newest} />}
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
