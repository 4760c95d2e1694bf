import { ActionIcon, Card, Group, SimpleGrid, Stack, Text, Tooltip } from '@mantine/core'
import { IconSettings } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Page } from '@/components/page'
import { ProblemAlert } from '@/components/problem-alert'
import { useMyPhone } from '../requests/use-my-phone'
import { LineBadge } from './line-state'
import { OwnCalls } from './own-calls'
import { PhonePanel } from './phone-panel'
import { PhoneSettings } from './phone-settings'
import { PresenceMenu } from './presence-menu'

/** Where an operator works: the phone and his own calls. */
export function PhonePage() {
  const { t } = useTranslation('phone')
  const { data: mine, error } = useMyPhone()
  const [settings, setSettings] = useState(false)
  return (
    <Page title={t('title')} actions={mine && <PresenceMenu mine={mine} />}>
      <ProblemAlert error={error} />
      {mine && (
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg" style={{ gridTemplateColumns: undefined, alignItems: 'start' }}>
          <Card maw={{ md: 420 }} w="100%" padding="md">
            <Stack gap="md">
              <Group justify="space-between" wrap="nowrap">
                <Group gap="sm" wrap="nowrap">
                  <LineBadge />
                  <Text className="numbers" fw={600}>
                    {mine.extension}
                  </Text>
                </Group>
                <Tooltip label={t('settings')}>
                  <ActionIcon
                    aria-label={t('settings')}
                    onClick={() => {
                      setSettings(true)
                    }}
                  >
                    <IconSettings size={20} />
                  </ActionIcon>
                </Tooltip>
              </Group>
              <PhonePanel />
            </Stack>
          </Card>
          <Card padding="md">
            <OwnCalls mine={mine} />
          </Card>
        </SimpleGrid>
      )}
      {settings && mine && (
        <PhoneSettings
          mine={mine}
          onClose={() => {
            setSettings(false)
          }}
        />
      )}
    </Page>
  )
}
