import { ActionIcon, Box, Card, Flex, Group, Stack, Text, Tooltip } from '@mantine/core'
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
        <Flex direction={{ base: 'column', md: 'row' }} align={{ base: 'stretch', md: 'flex-start' }} gap="lg">
          <Card w={{ base: '100%', md: 380 }} padding="md" style={{ flexShrink: 0 }}>
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
          <Box flex={1} miw={0}>
            <OwnCalls mine={mine} />
          </Box>
        </Flex>
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
