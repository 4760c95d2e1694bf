import { ActionIcon, Alert, Anchor, Group, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AddButton } from '@/components/add-button'
import { CopyButton } from '@/components/copy-button'
import { DataTable } from '@/components/data-table'
import { EmptyState } from '@/components/empty-state'
import { Page } from '@/components/page'
import { useUndoableDelete } from '@/components/use-undoable-delete'
import { useFormat } from '@/features/session/public/use-format'
import { useOpened } from '@/lib/use-opened'
import { revokeApiKey } from '../requests/revoke-api-key'
import { useApiKeys } from '../requests/use-api-keys'
import { ApiKeyEditor } from './api-key-editor'

export function ApiKeysPage() {
  const { t } = useTranslation(['api-keys', 'common'])
  const format = useFormat()
  const keys = useApiKeys()
  const deletes = useUndoableDelete('api-keys', revokeApiKey)
  const opened = useOpened(keys.data)
  const [fresh, setFresh] = useState<string | null>(null)
  const add = <AddButton onClick={opened.showNew} />
  return (
    <Page
      title={t('api-keys:title')}
      lead={
        <>
          {t('api-keys:lead')} <Anchor href="/api/docs">{t('api-keys:docs')}</Anchor>
        </>
      }
      actions={add}
    >
      {fresh !== null && (
        <Alert color="green" title={t('api-keys:created')} withCloseButton closeButtonLabel={t('common:close')} onClose={() => {
          setFresh(null)
        }}>
          <TextInput
            label={t('api-keys:onlyNow')}
            readOnly
            value={fresh}
            rightSection={<CopyButton value={fresh} what={t('api-keys:title')} />}
          />
        </Alert>
      )}
      <DataTable
        label={t('api-keys:title')}
        query={{ data: deletes.left(keys.data), error: keys.error }}
        empty={<EmptyState title={t('api-keys:empty')} hint={t('api-keys:emptyHint')} action={add} />}
        columns={[
          { label: t('common:name'), cell: ({ name, hint }) => `${name} (${hint}…)` },
          { label: t('api-keys:scopes'), cell: ({ scopes }) => scopes.join(', '), wide: true },
          { label: t('api-keys:used'), cell: ({ used_at }) => (used_at === null ? t('api-keys:unused') : format.dateTime(used_at)), wide: true },
          {
            label: t('api-keys:expires'),
            cell: ({ id, name, expires_at }) => (
              <Group justify="space-between" wrap="nowrap">
                {expires_at === null ? t('api-keys:never') : format.date(expires_at)}
                <ActionIcon
                  aria-label={`${t('common:delete')}: ${name}`}
                  onClick={() => {
                    deletes.remove(id, name)
                  }}
                >
                  <IconTrash size={18} />
                </ActionIcon>
              </Group>
            ),
          },
        ]}
      />
      {opened.isNew && <ApiKeyEditor onClose={opened.close} onCreated={setFresh} />}
    </Page>
  )
}
