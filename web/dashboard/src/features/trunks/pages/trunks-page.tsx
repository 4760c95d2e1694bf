import { useTranslation } from 'react-i18next'
import { AddButton } from '@/components/add-button'
import { DataTable } from '@/components/data-table'
import { EmptyState } from '@/components/empty-state'
import { Page } from '@/components/page'
import { useUndoableDelete } from '@/components/use-undoable-delete'
import { useAccess } from '@/features/session/public/use-access'
import { useOpened } from '@/lib/use-opened'
import { deleteTrunk } from '../requests/delete-trunk'
import { useTrunks } from '../requests/use-trunks'
import { TrunkEditor } from '../public/trunk-editor'
import { TrunkFault } from './trunk-fault'
import { TrunkState } from './trunk-state'

export function TrunksPage() {
  const { t } = useTranslation('trunks')
  const trunks = useTrunks()
  const deletes = useUndoableDelete('trunks', deleteTrunk)
  const opened = useOpened(trunks.data)
  const canEdit = useAccess()('administrator')
  const add = canEdit && <AddButton onClick={opened.showNew} label={t('connect')} />
  const left = deletes.left(trunks.data)
  return (
    <Page title={t('title')} lead={t('lead')} actions={add}>
      {left?.map((trunk) => <TrunkFault key={trunk.id} trunk={trunk} />)}
      <DataTable
        label={t('title')}
        query={{ data: left, error: trunks.error }}
        texts={({ name, server, login }) => [name, server, login]}
        onOpen={canEdit ? opened.show : undefined}
        empty={<EmptyState title={t('empty')} hint={t('told')} action={add} />}
        columns={[
          { label: t('name'), cell: ({ name }) => name },
          { label: t('state'), cell: ({ status }) => <TrunkState state={status.state} /> },
          { label: t('server'), cell: ({ server }) => server, wide: true },
          { label: t('login'), cell: ({ login }) => login ?? '—', wide: true },
        ]}
      />
      {canEdit && opened.isNew && <TrunkEditor onClose={opened.close} />}
      {canEdit && opened.item && (
        <TrunkEditor
          key={opened.item.id}
          opened={opened.item}
          onClose={opened.close}
          onDelete={({ id, name }) => {
            deletes.remove(id, name)
          }}
        />
      )}
    </Page>
  )
}
