import { Alert, Button, Text } from '@mantine/core'
import { IconAlertTriangle, IconBrandTelegram } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useInstallation } from '@/features/installation/requests/use-installation'
import { useFormat } from '@/features/session/public/use-format'
import { useMe } from '@/features/session/requests/use-me'
import type { Schema } from '@/lib/api'
import { chatWith } from '@/lib/links'

/** The trunk doctor's sentences; support gets them without anybody having to describe anything. */
export function TrunkFault({ trunk }: { trunk: Schema<'Trunk'> }) {
  const { t } = useTranslation(['trunks', 'common'])
  const format = useFormat()
  const chat = useInstallation().data?.support_url
  const company = useMe().data?.tenant?.name ?? ''
  const { diagnosis, sip_status, sip_phrase, faults } = trunk.status
  if (diagnosis === null && faults.length === 0) return null
  const said = [diagnosis?.text, ...faults.map((fault) => fault.text)].filter((text) => text !== undefined)
  const text = t('trunks:supportText', { company, name: trunk.name, server: trunk.server, diagnosis: said.join(' ') })
  return (
    <Alert color="violet" icon={<IconAlertTriangle aria-hidden />} title={trunk.name}>
      {diagnosis !== null && <Text>{diagnosis.text}</Text>}
      {diagnosis !== null && sip_status !== null && (
        <Text size="sm" c="dimmed">
          {t('trunks:sinceAnswer', { status: sip_status, phrase: sip_phrase ?? '' })}
        </Text>
      )}
      {faults.map((fault) => (
        <div key={fault.code}>
          <Text>{fault.text}</Text>
          <Text size="sm" c="dimmed">
            {t('trunks:learnt', { time: format.dateTime(fault.at) })}
          </Text>
        </div>
      ))}
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
