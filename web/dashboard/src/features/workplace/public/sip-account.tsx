import { Loader, Stack, Text, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { CopyButton } from '@/components/copy-button'
import { ProblemAlert } from '@/components/problem-alert'
import { useSipAccount } from '../requests/use-sip-account'

const fields = ['username', 'password', 'domain', 'proxy'] as const

/** What any SIP phone needs, to be typed or copied. */
export function SipAccount({ operator }: { operator: number }) {
  const { t } = useTranslation('workplace')
  const account = useSipAccount(operator)
  if (account.error) return <ProblemAlert error={account.error} />
  if (!account.data) return <Loader />
  const values = account.data
  return (
    <Stack>
      <Text>{t('sipLead')}</Text>
      {fields.map((field) => (
        <TextInput key={field} label={t(field)} readOnly value={values[field]} rightSection={<CopyButton value={values[field]} what={t(field)} />} />
      ))}
    </Stack>
  )
}
