import { Group, Text, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { DataTable } from '@/components/data-table'
import { EditorDrawer } from '@/components/editor-drawer'
import { EmptyState } from '@/components/empty-state'
import { Page } from '@/components/page'
import { PlayButton } from '@/components/play-button'
import { useUndoableDelete } from '@/components/use-undoable-delete'
import { useAccess } from '@/features/session/public/use-access'
import { useFormat } from '@/features/session/public/use-format'
import { baseUrl, type Schema } from '@/lib/api'
import { formatDuration } from '@/lib/format'
import { useOpened } from '@/lib/use-opened'
import { AddSound } from '../public/add-sound'
import { deleteAudio } from '../requests/delete-audio'
import { renameAudio } from '../requests/rename-audio'
import { useAudio } from '../requests/use-audio'
import { SpeechCard } from './speech-card'

export function AudioPage() {
  const { t } = useTranslation(['audio', 'common'])
  const format = useFormat()
  const sounds = useAudio()
  const deletes = useUndoableDelete('audio', deleteAudio)
  const opened = useOpened(sounds.data)
  const canEdit = useAccess()('administrator')
  const sound = opened.item
  return (
    <Page title={t('audio:title')} lead={t('audio:lead')}>
      {canEdit && <AddSound />}
      <DataTable
        label={t('audio:title')}
        query={{ data: deletes.left(sounds.data), error: sounds.error }}
        texts={({ name }) => [name]}
        onOpen={canEdit ? opened.show : undefined}
        empty={<EmptyState title={t('audio:empty')} hint={t('audio:emptyHint')} />}
        columns={[
          { label: t('common:name'), cell: ({ name }) => name },
          {
            label: t('audio:duration'),
            cell: ({ id, name, duration_ms }) => (
              <Group gap={4} wrap="nowrap">
                <PlayButton path={contentOf(id)} name={name} />
                <Text className="numbers">{formatDuration(duration_ms / 1000)}</Text>
              </Group>
            ),
          },
          { label: t('audio:createdAt'), cell: ({ created_at }) => format.date(created_at), wide: true },
        ]}
      />
      {canEdit && <SpeechCard />}
      {canEdit && sound && (
        <RenameDrawer
          key={sound.id}
          sound={sound}
          onClose={opened.close}
          onDelete={() => {
            deletes.remove(sound.id, sound.name)
          }}
        />
      )}
    </Page>
  )
}

function RenameDrawer({ sound, onClose, onDelete }: { sound: Schema<'Audio'>; onClose: () => void; onDelete: () => void }) {
  const { t } = useTranslation(['audio', 'common'])
  return (
    <EditorDrawer
      title={t('audio:edit')}
      initial={{ name: sound.name }}
      validate={({ name }) => ({ name: name.trim() === '' ? t('common:required') : null })}
      save={({ name }) => renameAudio(sound, name)}
      onClose={onClose}
      onDelete={onDelete}
    >
      {(form) => <TextInput label={t('common:name')} required data-autofocus maxLength={200} {...form.getInputProps('name')} />}
    </EditorDrawer>
  )
}

function contentOf(sound: number): string {
  return `${baseUrl}/audio/${String(sound)}/content`
}
