import { Box, Button, Card, Group, Loader, Stack, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '@/components/problem-alert'
import { ChooseCompanyPage } from '@/features/session/pages/choose-company-page'
import { SignInPage } from '@/features/session/pages/sign-in-page'
import { useMe } from '@/features/session/requests/use-me'
import { useSignOut } from '@/features/session/requests/use-sign-out'
import { LanguageMenu } from './shell/language-menu'

export function App() {
  const me = useMe()
  const { t } = useTranslation('common')
  const signOut = useSignOut()
  return (
    <>
      <Group component="header" justify="flex-end" p="sm">
        <LanguageMenu />
        {me.data && (
          <Button
            variant="subtle"
            loading={signOut.isPending}
            onClick={() => {
              signOut.mutate()
            }}
          >
            {t('signOut')}
          </Button>
        )}
      </Group>
      <Box px="sm">
        <ProblemAlert error={signOut.error} />
        <Page />
      </Box>
    </>
  )
}

/** Nobody signed in: sign-in. No company chosen: the choice. Else the cabinet. */
function Page() {
  const { t } = useTranslation('session')
  const me = useMe()
  if (me.isPending) return <Loader m="xl" />
  if (me.isError) return <ProblemAlert error={me.error} />
  if (me.data === null) return <SignInPage />
  if (me.data.tenant === null) return <ChooseCompanyPage companies={me.data.tenants} />
  return (
    <Stack maw={720} mx="auto" mt="xl" component="main">
      <Card>
        <Title order={1} size="h2">
          {t('welcome', { company: me.data.tenant.name })}
        </Title>
      </Card>
    </Stack>
  )
}
