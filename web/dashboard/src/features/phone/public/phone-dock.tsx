import { ActionIcon, Affix, Group, Indicator, Paper, ScrollArea, Text, Tooltip } from '@mantine/core'
import { IconPhone, IconX } from '@tabler/icons-react'
import { useLocation } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LineBadge } from '../pages/line-state'
import { PhonePanel } from '../pages/phone-panel'
import { phone, usePhone } from './phone'
import { PhoneKeeper } from './phone-keeper'

/** The phone beside every page: a button, and the whole of it while there is a call, so that a call is never out of sight. */
export function PhoneDock() {
  const { t } = useTranslation(['phone', 'common'])
  const { calls, failure, line } = usePhone()
  const [opened, setOpened] = useState(false)
  const { pathname } = useLocation()
  const calling = calls.length > 0
  const shown = opened || calling || failure !== null
  return (
    <>
      <PhoneKeeper />
      {pathname !== '/phone' && (
        <Affix position={{ bottom: 16, right: 16 }} zIndex={150}>
          {shown ? (
            <Paper shadow="xl" withBorder radius="md" w="min(340px, calc(100vw - 32px))" component="section" aria-label={t('phone:title')}>
              <Group justify="space-between" px="md" pt="sm" pb={4}>
                <Group gap="xs">
                  <Text fw={650}>{t('phone:title')}</Text>
                  <LineBadge />
                </Group>
                <ActionIcon
                  aria-label={t('common:close')}
                  disabled={calling}
                  onClick={() => {
                    setOpened(false)
                    phone.forgetFailure()
                  }}
                >
                  <IconX size={18} />
                </ActionIcon>
              </Group>
              <ScrollArea.Autosize mah="calc(100vh - 140px)" px="md" pb="md" pt="xs">
                <PhonePanel />
              </ScrollArea.Autosize>
            </Paper>
          ) : (
            <Tooltip label={`${t('phone:open')}: ${t(`phone:lines.${line}`)}`}>
              <Indicator color={`var(--state-${line === 'ready' ? 'free' : line === 'lost' || line === 'refused' ? 'fault' : 'away'})`} size={14} offset={6} withBorder>
                <ActionIcon
                  size={52}
                  radius="xl"
                  variant="filled"
                  color="azure"
                  aria-label={`${t('phone:open')}: ${t(`phone:lines.${line}`)}`}
                  onClick={() => {
                    setOpened(true)
                  }}
                >
                  <IconPhone size={24} />
                </ActionIcon>
              </Indicator>
            </Tooltip>
          )}
        </Affix>
      )}
    </>
  )
}
