import { Button, Group } from '@mantine/core'
import { IconRoute } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ListWithEditor } from '@/components/list-with-editor'
import { PlayButton } from '@/components/play-button'
import { useAudio } from '@/features/audio/requests/use-audio'
import { useStepText } from '@/features/routing/public/use-step-text'
import { useAccess } from '@/features/session/public/use-access'
import { baseUrl } from '@/lib/api'
import { MenuEditor } from '../public/menu-editor'
import { deleteMenu } from '../requests/delete-menu'
import { useMenus } from '../requests/use-menus'

export function MenusPage() {
  const { t } = useTranslation(['menus', 'common'])
  const sounds = useAudio().data
  const stepText = useStepText()
  const soundName = (id: number | null) => sounds?.find((sound) => sound.id === id)?.name ?? ''
  return (
    <ListWithEditor
      title={t('menus:title')}
      lead={t('menus:lead')}
      actions={
        <Button component={Link} to="/call-routes" variant="default" leftSection={<IconRoute size={18} aria-hidden />}>
          {t('menus:picture')}
        </Button>
      }
      query={useMenus()}
      texts={({ name }) => [name]}
      empty={{ title: t('menus:empty'), hint: t('menus:emptyHint') }}
      canEdit={useAccess()('administrator')}
      remove={{ list: 'menus', send: deleteMenu, nameOf: ({ name }) => name }}
      editor={MenuEditor}
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
  )
}
