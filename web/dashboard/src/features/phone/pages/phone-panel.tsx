import { Alert, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { phone, usePhone } from '../public/phone'
import { CallCard } from './call-card'
import { Dialler } from './dialler'
import { LineHint } from './line-state'

/** The phone: its calls, or a number to call. */
export function PhonePanel() {
  const { t } = useTranslation(['phone', 'common'])
  const { calls, failure, line } = usePhone()
  return (
    <Stack gap="sm">
      <LineHint />
      {failure && (
        <Alert color="red" p="sm" role="alert" withCloseButton closeButtonLabel={t('common:close')} onClose={() => { phone.forgetFailure() }}>
          {t(`phone:failures.${failure}`)}
        </Alert>
      )}
      {calls.map((call) => (
        <CallCard key={call.id} call={call} />
      ))}
      {calls.length === 0 && line !== 'off' && line !== 'waiting' && <Dialler />}
    </Stack>
  )
}
