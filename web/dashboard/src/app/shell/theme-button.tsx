import { ActionIcon, Tooltip, useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { IconMoon, IconSun } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useEditMe } from '@/features/session/requests/use-edit-me'
import { useMe } from '@/features/session/requests/use-me'

/** Light or dark; who is signed in finds it so on other devices too. */
export function ThemeButton() {
  const { t } = useTranslation('shell')
  const { setColorScheme } = useMantineColorScheme()
  const person = useMe().data?.person
  const edit = useEditMe()
  const isDark = useComputedColorScheme('light') === 'dark'
  const label = isDark ? t('light') : t('dark')
  return (
    <Tooltip label={label}>
      <ActionIcon
        aria-label={label}
        onClick={() => {
          const theme = isDark ? 'light' : 'dark'
          setColorScheme(theme)
          if (person) edit.mutate({ ...person, theme })
        }}
      >
        {isDark ? <IconSun size={20} /> : <IconMoon size={20} />}
      </ActionIcon>
    </Tooltip>
  )
}
