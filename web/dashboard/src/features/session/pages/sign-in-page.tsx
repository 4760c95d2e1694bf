import { Anchor, Button, Card, PinInput, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PhoneInput } from '@/components/phone-input'
import { ProblemAlert } from '@/components/problem-alert'
import { useLanguage } from '@/i18n/use-language'
import { formatPhone, isWholePhone } from '@/lib/phone'
import { useConfirmSignIn } from '../requests/use-confirm-sign-in'
import { useStartSignIn } from '../requests/use-start-sign-in'

/** Phone, then code; the code is sent on its sixth digit. */
export function SignInPage() {
  const { t } = useTranslation(['session', 'common'])
  const language = useLanguage()
  const start = useStartSignIn()
  const confirm = useConfirmSignIn()
  const [phone, setPhone] = useState('+998')
  const [wrong, setWrong] = useState(false)

  const ask = () => {
    setWrong(!isWholePhone(phone))
    if (isWholePhone(phone)) start.mutate({ phone, language })
  }

  return (
    <Card maw={420} mx="auto" mt="xl" component="main">
      <Title order={1} size="h2">
        {t('session:title')}
      </Title>
      {start.isSuccess ? (
        <Stack mt="md">
          <Text>{t('session:codeSent', { phone: formatPhone(phone) })}</Text>
          <PinInput
            length={6}
            type="number"
            oneTimeCode
            autoFocus
            aria-label={t('session:code')}
            disabled={confirm.isPending}
            onComplete={(code) => {
              confirm.mutate({ phone, code })
            }}
          />
          <ProblemAlert error={confirm.error} />
          <Anchor
            component="button"
            onClick={() => {
              start.reset()
              confirm.reset()
            }}
          >
            {t('common:back')}
          </Anchor>
        </Stack>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            ask()
          }}
        >
          <Stack mt="md">
            <Text c="dimmed">{t('session:lead')}</Text>
            <PhoneInput label={t('session:phone')} value={phone} onChange={setPhone} error={wrong && t('session:wrongPhone')} autoFocus />
            <ProblemAlert error={start.error} />
            <Button type="submit" loading={start.isPending}>
              {t('session:send')}
            </Button>
          </Stack>
        </form>
      )}
    </Card>
  )
}
