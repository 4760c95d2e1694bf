import { Button, Text } from '@mantine/core'
import { IconMicrophone, IconPlayerStopFilled } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/features/session/public/use-format'
import { formatDuration } from '@/lib/format'
import { useNow } from '@/lib/use-now'
import { toWav } from '@/lib/wav'

type Props = { disabled: boolean; onRecorded: (name: string, file: File) => void }

/** Records from the microphone until it is pressed again. */
export function RecordButton({ disabled, onRecorded }: Props) {
  const { t } = useTranslation('audio')
  const format = useFormat()
  const recorder = useRef<MediaRecorder | null>(null)
  const [since, setSince] = useState<number | null>(null)
  const [refused, setRefused] = useState(false)
  useEffect(
    () => () => {
      recorder.current?.stream.getTracks().forEach((track) => {
        track.stop()
      })
    },
    [],
  )

  const start = async () => {
    setRefused(false)
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
      const parts: Blob[] = []
      const recording = new MediaRecorder(stream)
      recording.ondataavailable = (event) => parts.push(event.data)
      recording.onstop = () => {
        stream.getTracks().forEach((track) => {
          track.stop()
        })
        setSince(null)
        void toWav(new Blob(parts, { type: recording.mimeType })).then((file) => {
          onRecorded(t('recordingName', { time: format.dateTime(new Date().toISOString()) }), file)
        })
      }
      recording.start()
      recorder.current = recording
      setSince(Date.now())
    } catch {
      // Refused, or there is none; behind plain http there is no mediaDevices at all. One text says what to do.
      setRefused(true)
    }
  }

  return (
    <>
      {since === null ? (
        <Button variant="default" disabled={disabled} leftSection={<IconMicrophone size={18} aria-hidden />} onClick={() => void start()}>
          {t('record')}
        </Button>
      ) : (
        <Button
          color="red"
          className="numbers"
          leftSection={<IconPlayerStopFilled size={18} aria-hidden />}
          onClick={() => {
            recorder.current?.stop()
          }}
        >
          <Since since={since} />
        </Button>
      )}
      {refused && (
        <Text c="var(--mantine-color-error)" size="sm" role="alert">
          {t('noMicrophone')}
        </Text>
      )}
    </>
  )
}

function Since({ since }: { since: number }) {
  const { t } = useTranslation('audio')
  return t('stopRecording', { time: formatDuration((useNow() - since) / 1000) })
}
