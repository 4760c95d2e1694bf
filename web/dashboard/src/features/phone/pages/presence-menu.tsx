import { Button, Menu } from '@mantine/core'
import { IconCheck, IconChevronDown, IconCircleCheck, IconPlayerPause } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Schema } from '@/lib/api'
import { useSetPresence } from '../requests/use-set-presence'

/** Whether queues may ring this operator; a pause says why. */
export function PresenceMenu({ mine }: { mine: Schema<'BrowserPhone'> }) {
  const { t } = useTranslation('phone')
  const set = useSetPresence(mine.operator)
  const { available, pause_reason: reason } = mine.presence
  const reasons = mine.pause_reasons.length > 0 ? mine.pause_reasons : [t('pause')]
  const tone = available ? 'free' : 'away'
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <Button
          variant="default"
          loading={set.isPending}
          aria-label={`${t('status')}: ${available ? t('available') : (reason ?? t('pause'))}`}
          leftSection={available ? <IconCircleCheck size={18} aria-hidden /> : <IconPlayerPause size={18} aria-hidden />}
          rightSection={<IconChevronDown size={16} aria-hidden />}
          styles={{ root: { background: `var(--state-${tone}-soft)`, color: `var(--state-${tone})`, maxWidth: 260 } }}
        >
          {available ? t('available') : (reason ?? t('pause'))}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconCircleCheck size={18} aria-hidden />}
          rightSection={available ? <IconCheck size={16} aria-hidden /> : undefined}
          onClick={() => {
            set.mutate({ available: true, pause_reason: null })
          }}
        >
          {t('available')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t('pause')}</Menu.Label>
        {reasons.map((one) => (
          <Menu.Item
            key={one}
            leftSection={<IconPlayerPause size={18} aria-hidden />}
            rightSection={!available && reason === one ? <IconCheck size={16} aria-hidden /> : undefined}
            onClick={() => {
              set.mutate({ available: false, pause_reason: one })
            }}
          >
            {one}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
