import { Alert, Button, Text } from '@mantine/core'
import { IconAlertTriangle, IconBrandTelegram } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useInstallation } from '@/features/installation/requests/use-installation'
import { useMe } from '@/features/session/requests/use-me'
import type { Schema } from '@/lib/api'
import { chatWith } from '@/lib/links'

/** The trunk doctor's sentence; support gets it without anybody having to describe it. */
export function TrunkFault({ trunk }: { trunk: Schema<'Trunk'> }) {
  const { t } = useTranslation(['trunks', 'common'])
  const chat = useInstallation().data?.support_url
  const company = useMe().data?.tenant?.name ?? ''
  const { diagnosis, sip_status, sip_phrase } = trunk.status
  if (diagnosis === null) return null
  const text = t('trunks:supportText', { company, name: trunk.name, server: trunk.server, diagnosis: diagnosis.text })
  return (
    <Alert color="violet" icon={<IconAlertTriangle aria-hidden />} title={trunk.name}>
      <Text>{diagnosis.text}</Text>
      {sip_status !== null && (
        <Text size="sm" c="dimmed">
          {t('trunks:sinceAnswer', { status: sip_status, phrase: sip_phrase ?? '' })}
        </Text>
      )}
      {chat && (
        <Button
          component="a"
          href={chatWith(chat, text)}
          target="_blank"
          rel="noreferrer"
          mt="xs"
          variant="default"
          leftSection={<IconBrandTelegram size={18} aria-hidden />}
        >
          {t('common:askSupport')}
        </Button>
      )}
    </Alert>
  )
}
