import { Button, Stack, Textarea, TextInput } from '@mantine/core'
import { IconMessage2Share } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '@/components/problem-alert'
import { useAccess } from '@/features/session/public/use-access'
import type { Schema } from '@/lib/api'
import { speakText } from '../requests/speak-text'
import { useSpeechProvider } from '../requests/use-speech-provider'

/** A sound from a text; shown only where a service is set that speaks it. */
export function SpeakButton({ onAdded }: { onAdded?: (sound: Schema<'Audio'>) => void }) {
  const { t } = useTranslation('audio')
  const client = useQueryClient()
  const provider = useSpeechProvider(useAccess()('administrator')).data
  const [opened, setOpened] = useState(false)
  const [name, setName] = useState('')
  const [text, setText] = useState('')
  const speaking = useMutation({
    mutationFn: speakText,
    onSuccess: async (sound) => {
      await client.invalidateQueries()
      setOpened(false)
      setText('')
      setName('')
      onAdded?.(sound)
    },
  })
  if (!provider) return null
  if (!opened) {
    return (
      <Button
        variant="default"
        style={{ alignSelf: 'flex-start' }}
        leftSection={<IconMessage2Share size={18} aria-hidden />}
        onClick={() => {
          setOpened(true)
        }}
      >
        {t('speak')}
      </Button>
    )
  }
  return (
    <Stack gap="xs">
      <TextInput
        label={t('speakName')}
        maxLength={200}
        value={name}
        onChange={(event) => {
          setName(event.currentTarget.value)
        }}
      />
      <Textarea
        label={t('speakText')}
        autosize
        minRows={2}
        maxLength={2000}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value)
        }}
      />
      <Button
        variant="default"
        style={{ alignSelf: 'flex-start' }}
        disabled={name.trim() === '' || text.trim() === ''}
        loading={speaking.isPending}
        onClick={() => {
          speaking.mutate({ name: name.trim(), text: text.trim() })
        }}
      >
        {t('speakNow')}
      </Button>
      <ProblemAlert error={speaking.error} />
    </Stack>
  )
}
