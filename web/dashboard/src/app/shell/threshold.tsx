import { Box, Group, Text } from '@mantine/core'
import { ProblemAlert } from '@/components/problem-alert'
import { ChooseCompanyPage } from '@/features/session/pages/choose-company-page'
import { SignInPage } from '@/features/session/pages/sign-in-page'
import { useMe } from '@/features/session/requests/use-me'
import { LanguageMenu } from './language-menu'
import { ThemeButton } from './theme-button'

/** Before the cabinet: sign-in, then the choice of a company. The language can be chosen before anything is read. */
export function Threshold() {
  const me = useMe()
  return (
    <>
      <Group component="header" justify="space-between" p="md" gap="sm">
        <Text fw={700} fz="lg" translate="no">
          {brand}
        </Text>
        <Group gap="xs">
          <LanguageMenu />
          <ThemeButton />
        </Group>
      </Group>
      <Box px="md">
        <ProblemAlert error={me.error} />
        {me.data === null && <SignInPage />}
        {me.data && <ChooseCompanyPage companies={me.data.tenants} />}
      </Box>
    </>
  )
}

const brand = 'AloVoice'
