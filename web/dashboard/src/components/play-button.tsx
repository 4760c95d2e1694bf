import { ActionIcon, Tooltip } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'

/** Plays a sound of the API, one button: play, stop. */
export function PlayButton({ path, name }: { path: string; name: string }) {
  const { t } = useTranslation('common')
  const sound = useRef<HTMLAudioElement | null>(null)
  const [playing, setPlaying] = useState(false)
  useEffect(
    () => () => {
      sound.current?.pause()
    },
    [],
  )
  const toggle = () => {
    if (playing) {
      sound.current?.pause()
      setPlaying(false)
      return
    }
    sound.current = new Audio(path)
    sound.current.onended = () => {
      setPlaying(false)
    }
    setPlaying(true)
    sound.current.play().catch(() => {
      setPlaying(false)
      notifications.show({ color: 'red', message: t('playFailed') })
    })
  }
  const label = `${playing ? t('stop') : t('play')}: ${name}`
  return (
    <Tooltip label={label}>
      <ActionIcon aria-label={label} onClick={toggle}>
        {playing ? <IconPlayerStop size={18} /> : <IconPlayerPlay size={18} />}
      </ActionIcon>
    </Tooltip>
  )
}
