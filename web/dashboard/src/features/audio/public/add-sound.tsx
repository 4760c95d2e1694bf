import { Alert, Button, FileButton, Group, Progress, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconUpload } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '@/components/problem-alert'
import type { Schema } from '@/lib/api'
import { formatBytes } from '@/lib/format'
import { uploadAudio } from '../requests/upload-audio'
import { RecordButton } from './record-button'
import { SpeakButton } from './speak-button'

const maxBytes = 20 * 1024 * 1024

/** A new sound: a file, or what the microphone hears. */
export function AddSound({ onAdded }: { onAdded?: (sound: Schema<'Audio'>) => void }) {
  const { t } = useTranslation('audio')
  const client = useQueryClient()
  const [share, setShare] = useState(0)
  const [tooLarge, setTooLarge] = useState<number | null>(null)
  const adding = useMutation({
    mutationFn: ({ name, file }: { name: string; file: File }) => uploadAudio(name, file, setShare),
    onSuccess: async (sound) => {
      await client.invalidateQueries()
      notifications.show({ color: 'green', message: t('added', { name: sound.name }) })
      onAdded?.(sound)
    },
  })
  const add = (name: string, file: File) => {
    setTooLarge(file.size > maxBytes ? file.size : null)
    setShare(0)
    if (file.size <= maxBytes) adding.mutate({ name, file })
  }
  const percent = Math.round(share * 100)

  return (
    <Stack gap="xs">
      <Group gap="xs">
        <FileButton
          accept=".mp3,.wav,audio/mpeg,audio/wav"
          onChange={(file) => {
            if (file) add(file.name.replace(/\.[^.]+$/, '') || file.name, file)
          }}
        >
          {(props) => (
            <Button {...props} variant="default" leftSection={<IconUpload size={18} aria-hidden />} loading={adding.isPending}>
              {t('upload')}
            </Button>
          )}
        </FileButton>
        <RecordButton disabled={adding.isPending} onRecorded={add} />
      </Group>
      <SpeakButton {...(onAdded && { onAdded })} />
      <Text size="xs" c="dimmed">
        {t('limits')}
      </Text>
      {adding.isPending && <Progress value={percent} aria-label={t('uploading', { percent })} />}
      {tooLarge !== null && (
        <Alert color="red" role="alert">
          {t('tooLarge', { size: formatBytes(tooLarge) })}
        </Alert>
      )}
      <ProblemAlert error={adding.error} />
    </Stack>
  )
}
