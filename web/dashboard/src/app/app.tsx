import { Card, Loader, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '@/components/problem-alert'
import { ChooseCompanyPage } from '@/features/session/pages/choose-company-page'
import { SignInPage } from '@/features/session/pages/sign-in-page'
import { useMe } from '@/features/session/requests/use-me'

/** Nobody signed in: sign-in. No company chosen: the choice. Else the cabinet. */
export function App() {
  const { t } = useTranslation('session')
  const me = useMe()
  if (me.isPending) return <Loader m="xl" />
  if (me.isError) return <ProblemAlert error={me.error} />
  if (me.data === null) return <SignInPage />
  if (me.data.tenant === null) return <ChooseCompanyPage companies={me.data.tenants} />
  return (
    <Card maw={720} mx="auto" mt="xl" component="main">
      <Title order={1} size="h2">
        {t('welcome', { company: me.data.tenant.name })}
      </Title>
    </Card>
  )
}
