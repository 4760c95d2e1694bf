import { Badge, Button, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconFileUpload, IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AddButton } from '@/components/add-button'
import { DataTable } from '@/components/data-table'
import { EmptyState } from '@/components/empty-state'
import { MoreButton } from '@/components/more-button'
import { Page } from '@/components/page'
import { useUndoableDelete } from '@/components/use-undoable-delete'
import { useAccess } from '@/features/session/public/use-access'
import { useFormat } from '@/features/session/public/use-format'
import { formatPhone } from '@/lib/phone'
import { useUrlFilters } from '@/lib/url-filters'
import { useOpened } from '@/lib/use-opened'
import { deleteClient } from '../requests/delete-client'
import { useClients } from '../requests/use-clients'
import { ClientEditor } from './client-editor'
import { ImportClients } from './import-clients'

export function ClientsPage() {
  const { t } = useTranslation(['clients', 'common'])
  const format = useFormat()
  const may = useAccess()
  const [search, setSearch] = useState('')
  const [looked] = useDebouncedValue(search, 300)
  const clients = useClients(looked)
  const deletes = useUndoableDelete('clients', deleteClient)
  const opened = useOpened(clients.data)
  const [filters, change] = useUrlFilters()
  const add = <AddButton onClick={opened.showNew} />
  return (
    <Page
      title={t('clients:title')}
      lead={t('clients:lead')}
      actions={
        <>
          {may('administrator') && (
            <Button
              variant="default"
              leftSection={<IconFileUpload size={18} aria-hidden />}
              onClick={() => {
                change({ open: 'import' }, true)
              }}
            >
              {t('clients:import')}
            </Button>
          )}
          {add}
        </>
      }
    >
      <TextInput
        type="search"
        aria-label={t('common:search')}
        placeholder={t('common:search')}
        leftSection={<IconSearch size={16} aria-hidden />}
        maw={360}
        value={search}
        onChange={(event) => {
          setSearch(event.currentTarget.value)
        }}
      />
      <DataTable
        label={t('clients:title')}
        query={{ data: deletes.left(clients.data), error: clients.error }}
        onOpen={opened.show}
        empty={
          looked === '' ? <EmptyState title={t('clients:empty')} hint={t('clients:emptyHint')} action={add} /> : <Text c="dimmed">{t('common:nothingFound')}</Text>
        }
        columns={[
          { label: t('clients:name'), cell: ({ name }) => name },
          {
            label: t('clients:phones'),
            cell: ({ phones, blocked }) => (
              <>
                <Text className="numbers" size="sm">
                  {phones.map(formatPhone).join(', ')}
                </Text>
                {blocked && (
                  <Badge color="gray" variant="light">
                    {t('clients:blocked')}
                  </Badge>
                )}
              </>
            ),
          },
          { label: t('clients:lastCall'), cell: ({ last_call_at }) => (last_call_at === null ? '—' : format.dateTime(last_call_at)), wide: true },
          {
            label: t('clients:note'),
            cell: ({ note }) => (
              <Text size="sm" lineClamp={2}>
                {note}
              </Text>
            ),
            wide: true,
          },
        ]}
      />
      <MoreButton query={clients} />
      {opened.isNew && <ClientEditor onClose={opened.close} />}
      {opened.item && (
        <ClientEditor
          key={opened.item.id}
          opened={opened.item}
          onClose={opened.close}
          {...(may('supervisor') && {
            onDelete: ({ id, name }: { id: number; name: string }) => {
              deletes.remove(id, name)
            },
          })}
        />
      )}
      {filters.open === 'import' && <ImportClients onClose={opened.close} />}
    </Page>
  )
}
