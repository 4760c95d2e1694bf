import { Box, Button, Group, Text } from '@mantine/core'
import { lazy } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '@/components/problem-alert'
import { ChooseCompanyPage } from '@/features/session/pages/choose-company-page'
import { SignInPage } from '@/features/session/pages/sign-in-page'
import { useMe } from '@/features/session/requests/use-me'
import { useSignOut } from '@/features/session/requests/use-sign-out'
import { LanguageMenu } from './language-menu'
import { ThemeButton } from './theme-button'

const InstallationPage = lazy(() => import('@/features/installation/pages/installation-page').then(({ InstallationPage }) => ({ default: InstallationPage })))

/** Before the cabinet: sign-in, then the choice of a company. The language can be chosen before anything is read. */
export function Threshold() {
  const { t } = useTranslation('common')
  const me = useMe()
  const signOut = useSignOut()
  return (
    <>
      <Group component="header" justify="space-between" p="md" gap="sm">
        <Text fw={700} fz="lg" translate="no">
          {brand}
        </Text>
        <Group gap="xs">
          <LanguageMenu />
          <ThemeButton />
          {me.data && (
            <Button
              variant="default"
              onClick={() => {
                signOut.mutate()
              }}
            >
              {t('signOut')}
            </Button>
          )}
        </Group>
      </Group>
      <Box px="md">
        <ProblemAlert error={me.error} />
        {me.data === null && <SignInPage />}
        {me.data && (me.data.tenants.length > 0 || !me.data.installation) && <ChooseCompanyPage companies={me.data.tenants} />}
        {me.data?.installation && (
          <Box component="main" maw={1100} mx="auto" py="xl">
            <InstallationPage />
          </Box>
        )}
      </Box>
    </>
  )
}

const brand = 'AloVoice'
