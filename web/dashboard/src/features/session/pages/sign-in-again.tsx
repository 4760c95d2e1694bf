import { Modal, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Schema } from '@/lib/api'
import { sessionEnded } from '@/lib/session-ended'
import { useChooseCompany } from '../requests/use-choose-company'
import { useMe } from '../requests/use-me'
import { SignInForm } from './sign-in-form'

/** Over the page that one was at, which waits as it is. Who comes as somebody else begins at the beginning. */
export function SignInAgain() {
  const { t } = useTranslation('session')
  const client = useQueryClient()
  const before = useMe().data
  const choose = useChooseCompany()
  const goOn = async (me: Schema<'Me'>) => {
    if (me.person.id !== before?.person.id) {
      window.location.assign('/')
      return
    }
    if (before.tenant && me.tenant?.id !== before.tenant.id) await choose.mutateAsync(before.tenant.id)
    sessionEnded(false)
    await client.invalidateQueries()
  }
  return (
    <Modal opened centered zIndex={400} withCloseButton={false} closeOnEscape={false} closeOnClickOutside={false} title={t('ended')} onClose={() => undefined}>
      <Text c="dimmed">{t('endedLead')}</Text>
      <SignInForm phone={before?.person.phone} onSignedIn={(me) => void goOn(me)} />
    </Modal>
  )
}
