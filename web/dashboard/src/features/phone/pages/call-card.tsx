import { Box, Button, Card, Group, SimpleGrid, Stack, Text } from '@mantine/core'
import {
  type Icon,
  IconArrowForwardUp,
  IconArrowMerge,
  IconDialpad,
  IconMicrophone,
  IconMicrophoneOff,
  IconPhone,
  IconPhoneOff,
  IconPlayerPause,
  IconPlayerPlay,
} from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDuration } from '@/lib/format'
import { formatPhone } from '@/lib/phone'
import { useNow } from '@/lib/use-now'
import { phone } from '../public/phone'
import type { PhoneCall } from '../sip/phone-call'
import { DialPad } from './dial-pad'
import { Transfer } from './transfer'

/** One call and what can be done with it. */
export function CallCard({ call }: { call: PhoneCall }) {
  const { t } = useTranslation('phone')
  const [more, setMore] = useState<'keypad' | 'transfer' | null>(null)
  const now = useNow()
  const number = call.number === 'anonymous' ? t('unknown') : formatPhone(/^\d{11,15}$/.test(call.number) ? `+${call.number}` : call.number)
  const state = call.leaving ? 'leaving' : call.held ? 'held' : call.state === 'ringing' ? 'incoming' : call.state
  const tone = call.held || call.leaving ? 'away' : call.state === 'talking' ? 'talking' : 'ringing'
  const toggle = (part: 'keypad' | 'transfer') => {
    setMore(more === part ? null : part)
  }
  return (
    <Card padding="sm" style={{ borderColor: `var(--state-${tone})`, background: `var(--state-${tone}-soft)` }} aria-label={`${t(state)}: ${call.name || number}`} component="section">
      <Stack gap="sm">
        <Box>
          <Group justify="space-between" wrap="nowrap">
            <Text size="sm" fw={600} style={{ color: `var(--state-${tone})` }}>
              {t(state)}
            </Text>
            <Text size="sm" className="numbers">
              {formatDuration((now - call.since) / 1000)}
            </Text>
          </Group>
          <Text fz="xl" fw={700} className="numbers" style={{ overflowWrap: 'anywhere', whiteSpace: 'normal' }}>
            {call.name || number}
          </Text>
          {call.name !== '' && <Text className="numbers">{number}</Text>}
        </Box>
        {call.state === 'ringing' ? (
          <Group grow>
            <Button color="green.8" size="md" leftSection={<IconPhone size={20} aria-hidden />} onClick={() => { phone.answer(call.id) }}>
              {t('answer')}
            </Button>
            <Button color="red.8" size="md" leftSection={<IconPhoneOff size={20} aria-hidden />} onClick={() => { phone.hangUp(call.id) }}>
              {t('decline')}
            </Button>
          </Group>
        ) : (
          <>
            {call.state === 'talking' && (
              <SimpleGrid cols={4} spacing={6}>
                <CallButton icon={call.muted ? IconMicrophoneOff : IconMicrophone} label={call.muted ? t('unmute') : t('mute')} pressed={call.muted} onClick={() => { phone.mute(call.id, !call.muted) }} />
                <CallButton icon={call.held ? IconPlayerPlay : IconPlayerPause} label={call.held ? t('resume') : t('hold')} pressed={call.held} onClick={() => { phone.hold(call.id, !call.held) }} />
                <CallButton icon={IconDialpad} label={t('keypad')} pressed={more === 'keypad'} onClick={() => { toggle('keypad') }} />
                {call.consultFor === undefined ? (
                  <CallButton icon={IconArrowForwardUp} label={t('transfer')} pressed={more === 'transfer'} onClick={() => { toggle('transfer') }} />
                ) : (
                  <CallButton icon={IconArrowMerge} label={t('join')} onClick={() => { phone.join(call.id) }} />
                )}
              </SimpleGrid>
            )}
            {more === 'keypad' && call.state === 'talking' && <DialPad onPress={(key) => { phone.press(call.id, key) }} />}
            {more === 'transfer' && call.state === 'talking' && <Transfer call={call.id} />}
            <Button color="red.8" leftSection={<IconPhoneOff size={18} aria-hidden />} onClick={() => { phone.hangUp(call.id) }}>
              {t('hangUp')}
            </Button>
          </>
        )}
      </Stack>
    </Card>
  )
}

type CallButtonProps = { icon: Icon; label: string; pressed?: boolean; onClick: () => void }

function CallButton({ icon: Shape, label, pressed, onClick }: CallButtonProps) {
  return (
    <Button variant={pressed ? 'filled' : 'default'} h={60} px={2} aria-pressed={pressed} onClick={onClick} styles={{ label: { whiteSpace: 'normal' } }}>
      <Stack gap={2} align="center">
        <Shape size={20} stroke={1.7} aria-hidden />
        <Text component="span" fz={11} lh={1.15} ta="center">
          {label}
        </Text>
      </Stack>
    </Button>
  )
}
