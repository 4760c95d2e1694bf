import { Card, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { SignInForm } from './sign-in-form'

export function SignInPage() {
  const { t } = useTranslation('session')
  return (
    <Card maw={420} mx="auto" mt="xl" component="main">
      <Title order={1} size="h2">
        {t('title')}
      </Title>
      <SignInForm />
    </Card>
  )
}
