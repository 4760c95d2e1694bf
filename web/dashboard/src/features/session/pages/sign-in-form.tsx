import { Anchor, Button, PinInput, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PhoneInput } from '@/components/phone-input'
import { ProblemAlert } from '@/components/problem-alert'
import { useLanguage } from '@/i18n/use-language'
import type { Schema } from '@/lib/api'
import { formatPhone, isWholePhone } from '@/lib/phone'
import { useConfirmSignIn } from '../requests/use-confirm-sign-in'
import { useStartSignIn } from '../requests/use-start-sign-in'
import { SendAgain } from './send-again'

type Props = { phone?: string; onSignedIn?: (me: Schema<'Me'>) => void }

/** Phone, then code; the code is sent on its sixth digit. */
export function SignInForm({ phone: known = '+998', onSignedIn }: Props) {
  const { t } = useTranslation('session')
  const language = useLanguage()
  const start = useStartSignIn()
  const confirm = useConfirmSignIn()
  const [phone, setPhone] = useState(known)
  const [wrong, setWrong] = useState(false)

  const ask = () => {
    setWrong(!isWholePhone(phone))
    if (isWholePhone(phone)) start.mutate({ phone, language })
  }

  return start.isSuccess ? (
    <Stack mt="md">
      <Text>{t('codeSent', { phone: formatPhone(phone) })}</Text>
      <PinInput
        length={6}
        type="number"
        oneTimeCode
        autoFocus
        aria-label={t('code')}
        disabled={confirm.isPending}
        onComplete={(code) => {
          confirm.mutate({ phone, code }, { onSuccess: onSignedIn })
        }}
      />
      <ProblemAlert error={confirm.error} />
      <SendAgain key={start.submittedAt} wait={start.data.retry_after} busy={start.isPending} onAsk={ask} />
      <Anchor
        component="button"
        onClick={() => {
          start.reset()
          confirm.reset()
        }}
      >
        {t('otherPhone')}
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
        <Text c="dimmed">{t('lead')}</Text>
        <PhoneInput label={t('phone')} value={phone} onChange={setPhone} error={wrong && t('wrongPhone')} autoFocus />
        <ProblemAlert error={start.error} />
        <Button type="submit" loading={start.isPending}>
          {t('send')}
        </Button>
      </Stack>
    </form>
  )
}
