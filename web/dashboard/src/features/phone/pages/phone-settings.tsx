import { Button, Drawer, Radio, Select, Stack, Switch, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '@/components/problem-alert'
import type { Schema } from '@/lib/api'
import { formatPhone } from '@/lib/phone'
import { ApiProblem } from '@/lib/problem'
import { phone } from '../public/phone'
import { switchPhone, usePhoneSwitch } from '../public/phone-switch'
import { useSetRingMobile } from '../requests/use-set-ring-mobile'
import { canPush, isPushed, subscribe, unsubscribe } from '../sip/pushes'
import { chooseDevice, chosenDevice, type DeviceKind, listDevices, voice } from '../sip/devices'

const rings = ['off', 'beside', 'after'] as const

export function PhoneSettings({ mine, onClose }: { mine: Schema<'BrowserPhone'>; onClose: () => void }) {
  const { t } = useTranslation(['phone', 'common'])
  const ring = useSetRingMobile()
  const { on } = usePhoneSwitch()
  return (
    <Drawer opened onClose={onClose} title={t('phone:settings')} closeButtonProps={{ 'aria-label': t('common:close') }}>
      <Stack gap="lg">
        <Devices />
        <Notify />
        {canPush() && <Push />}
        <Radio.Group
          label={t('phone:ringMobile')}
          description={mine.mobile === null ? t('phone:noMobile') : t('phone:ringMobileHint', { number: formatPhone(mine.mobile) })}
          value={mine.ring_mobile}
          onChange={(value) => {
            const chosen = rings.find((one) => one === value)
            if (chosen) ring.mutate(chosen)
          }}
        >
          <Stack gap="xs" mt="xs">
            {rings.map((one) => (
              <Radio key={one} value={one} label={t(`phone:ringMobileChoices.${one}`)} disabled={mine.mobile === null} />
            ))}
          </Stack>
        </Radio.Group>
        <ProblemAlert error={ring.error} />
        <Button
          variant="default"
          onClick={() => {
            switchPhone(!on)
          }}
        >
          {on ? t('phone:switchOff') : t('phone:switchOn')}
        </Button>
      </Stack>
    </Drawer>
  )
}

function Devices() {
  const { t } = useTranslation('phone')
  const [devices, setDevices] = useState<Record<DeviceKind, MediaDeviceInfo[]>>({ microphone: [], speaker: [] })
  const [refused, setRefused] = useState(false)
  const look = () => void listDevices().then(setDevices)
  useEffect(() => {
    look()
    navigator.mediaDevices?.addEventListener('devicechange', look)
    return () => {
      navigator.mediaDevices?.removeEventListener('devicechange', look)
    }
  }, [])
  const allow = async () => {
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: voice() })
      for (const track of stream.getTracks()) track.stop()
      look()
    } catch {
      setRefused(true)
    }
  }
  if (devices.microphone.length === 0)
    return (
      <Stack gap="xs" align="flex-start">
        <Button variant="light" onClick={() => void allow()}>
          {t('allowMicrophone')}
        </Button>
        <Text size="sm" c={refused ? 'red' : 'dimmed'} role={refused ? 'alert' : undefined}>
          {refused ? t('failures.microphone') : t('allowMicrophoneHint')}
        </Text>
      </Stack>
    )
  return (
    <>
      <Device kind="microphone" devices={devices.microphone} />
      {devices.speaker.length > 0 && <Device kind="speaker" devices={devices.speaker} />}
    </>
  )
}

function Device({ kind, devices }: { kind: DeviceKind; devices: MediaDeviceInfo[] }) {
  const { t } = useTranslation('phone')
  const [chosen, setChosen] = useState(chosenDevice(kind))
  const data = [{ value: '', label: t('systemDevice') }, ...devices.filter((one) => one.deviceId !== 'default').map((one) => ({ value: one.deviceId, label: one.label }))]
  return (
    <Select
      label={t(kind)}
      allowDeselect={false}
      data={data}
      value={data.some(({ value }) => value === chosen) ? chosen : ''}
      onChange={(value) => {
        setChosen(value ?? '')
        chooseDevice(kind, value ?? '')
        void phone.useDevices()
      }}
    />
  )
}

function Notify() {
  const { t } = useTranslation('phone')
  const [permission, setPermission] = useState('Notification' in window ? Notification.permission : 'denied')
  return (
    <Switch
      label={t('notify')}
      description={permission === 'denied' ? t('notifyBlocked') : undefined}
      disabled={permission !== 'default'}
      checked={permission === 'granted'}
      onChange={() => void Notification.requestPermission().then(setPermission)}
    />
  )
}

function Push() {
  const { t } = useTranslation('phone')
  const change = useMutation({ mutationFn: (on: boolean) => (on ? subscribe() : unsubscribe()) })
  const on = change.isPending ? change.variables : isPushed()
  return (
    <>
      <Switch
        label={t('push')}
        description={t('pushHint')}
        checked={on}
        disabled={change.isPending}
        onChange={(event) => {
          change.mutate(event.currentTarget.checked)
        }}
      />
      {change.error instanceof ApiProblem ? <ProblemAlert error={change.error} /> : change.error && <Text c="red" size="sm" role="alert">{t('notifyBlocked')}</Text>}
    </>
  )
}
