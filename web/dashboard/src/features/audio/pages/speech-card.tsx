import { Button, Card, Group, PasswordInput, Text, TextInput, Title } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { EditorDrawer } from '@/components/editor-drawer'
import { useUrlFilters } from '@/lib/url-filters'
import { removeSpeechProvider } from '../requests/remove-speech-provider'
import { saveSpeechProvider } from '../requests/save-speech-provider'
import { useSpeechProvider } from '../requests/use-speech-provider'

/** Who speaks texts for the company. */
export function SpeechCard() {
  const { t } = useTranslation(['audio', 'common'])
  const client = useQueryClient()
  const provider = useSpeechProvider(true).data
  const [filters, change] = useUrlFilters()
  const close = () => {
    change({ open: undefined })
  }
  return (
    <Card>
      <Group justify="space-between">
        <div>
          <Title order={2} size="h4">
            {t('audio:service')}
          </Title>
          <Text c="dimmed" size="sm" style={{ overflowWrap: 'anywhere' }}>
            {provider ? [provider.url, provider.model, provider.voice].join(' · ') : t('audio:serviceNone')}
          </Text>
        </div>
        <Button
          variant="default"
          disabled={provider === undefined}
          onClick={() => {
            change({ open: 'speech' }, true)
          }}
        >
          {t('common:edit')}
        </Button>
      </Group>
      {filters.open === 'speech' && provider !== undefined && (
        <EditorDrawer
          title={t('audio:service')}
          initial={{ url: provider?.url ?? '', model: provider?.model ?? '', voice: provider?.voice ?? '', key: '' }}
          validate={({ url, model, voice }) => {
            const needed = (text: string) => (text.trim() === '' ? t('common:required') : null)
            return { url: needed(url), model: needed(model), voice: needed(voice) }
          }}
          save={({ key, ...values }) => saveSpeechProvider({ ...values, key: key === '' ? null : key })}
          onClose={close}
          {...(provider && {
            onDelete: () => {
              void removeSpeechProvider().then(() => client.invalidateQueries({ queryKey: ['speech-provider'] }))
            },
          })}
        >
          {(form) => (
            <>
              <Text c="dimmed">{t('audio:serviceLead')}</Text>
              <TextInput label={t('audio:serviceUrl')} placeholder={example} required data-autofocus spellCheck={false} {...form.getInputProps('url')} />
              <TextInput label={t('audio:serviceModel')} required maxLength={100} {...form.getInputProps('model')} />
              <TextInput label={t('audio:serviceVoice')} required maxLength={100} {...form.getInputProps('voice')} />
              <PasswordInput
                label={t('audio:serviceKey')}
                description={provider ? t('audio:serviceKeyKept') : undefined}
                autoComplete="new-password"
                {...form.getInputProps('key')}
              />
            </>
          )}
        </EditorDrawer>
      )}
    </Card>
  )
}

const example = 'https://api.openai.com/v1'
