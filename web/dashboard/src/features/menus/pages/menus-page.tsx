import { Button, Group } from '@mantine/core'
import { IconRoute } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { AddButton } from '@/components/add-button'
import { DataTable } from '@/components/data-table'
import { EmptyState } from '@/components/empty-state'
import { Page } from '@/components/page'
import { PlayButton } from '@/components/play-button'
import { useUndoableDelete } from '@/components/use-undoable-delete'
import { useAudio } from '@/features/audio/requests/use-audio'
import { useStepText } from '@/features/routing/public/use-step-text'
import { useAccess } from '@/features/session/public/use-access'
import { baseUrl } from '@/lib/api'
import { useOpened } from '@/lib/use-opened'
import { deleteMenu } from '../requests/delete-menu'
import { useMenus } from '../requests/use-menus'
import { MenuEditor } from '../public/menu-editor'

export function MenusPage() {
  const { t } = useTranslation(['menus', 'common'])
  const menus = useMenus()
  const sounds = useAudio().data
  const stepText = useStepText()
  const deletes = useUndoableDelete('menus', deleteMenu)
  const opened = useOpened(menus.data)
  const canEdit = useAccess()('administrator')
  const add = canEdit && <AddButton onClick={opened.showNew} />
  const soundName = (id: number | null) => sounds?.find((sound) => sound.id === id)?.name ?? ''
  return (
    <Page
      title={t('menus:title')}
      lead={t('menus:lead')}
      actions={
        <>
          <Button component={Link} to="/call-routes" variant="default" leftSection={<IconRoute size={18} aria-hidden />}>
            {t('menus:picture')}
          </Button>
          {add}
        </>
      }
    >
      <DataTable
        label={t('menus:title')}
        query={{ data: deletes.left(menus.data), error: menus.error }}
        texts={({ name }) => [name]}
        onOpen={canEdit ? opened.show : undefined}
        empty={<EmptyState title={t('menus:empty')} hint={t('menus:emptyHint')} action={add} />}
        columns={[
          { label: t('common:name'), cell: ({ name }) => name },
          {
            label: t('menus:greeting'),
            cell: ({ greeting }) =>
              greeting === null ? (
                t('menus:noGreeting')
              ) : (
                <Group gap={4} wrap="nowrap">
                  <PlayButton path={`${baseUrl}/audio/${String(greeting)}/content`} name={soundName(greeting)} />
                  {soundName(greeting)}
                </Group>
              ),
          },
          { label: t('menus:keys'), cell: ({ keys }) => keys.map(({ digits }) => digits).join(', ') || '—', wide: true },
          { label: t('menus:defaultStep'), cell: ({ default_step }) => stepText(default_step), wide: true },
        ]}
      />
      {canEdit && opened.isNew && <MenuEditor onClose={opened.close} />}
      {canEdit && opened.item && (
        <MenuEditor
          key={opened.item.id}
          opened={opened.item}
          onClose={opened.close}
          onDelete={({ id, name }) => {
            deletes.remove(id, name)
          }}
        />
      )}
    </Page>
  )
}
