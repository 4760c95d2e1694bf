import { useMantineColorScheme } from '@mantine/core'
import { useEffect } from 'react'
import { useMe } from '@/features/session/requests/use-me'
import { speak } from '@/i18n/i18n'

/** The language and theme of who is signed in, on whatever device: the brain's sentences come in that language too. */
export function usePreferences(): void {
  const person = useMe().data?.person
  const { setColorScheme } = useMantineColorScheme()
  const language = person?.language
  const theme = person?.theme
  useEffect(() => {
    if (language) void speak(language)
  }, [language])
  useEffect(() => {
    if (theme) setColorScheme(theme === 'system' ? 'auto' : theme)
  }, [theme, setColorScheme])
}
