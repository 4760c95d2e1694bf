import { Button, Text } from '@mantine/core'
import { IconFileUpload } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { AddButton } from '@/components/add-button'
import { DataTable } from '@/components/data-table'
import { EmptyState } from '@/components/empty-state'
import { Page } from '@/components/page'
import { useUndoableDelete } from '@/components/use-undoable-delete'
import { useDepartments } from '@/features/departments/requests/use-departments'
import { useAccess } from '@/features/session/public/use-access'
import { WorkplaceButtons } from '@/features/workplace/public/workplace-buttons'
import { formatPhone } from '@/lib/phone'
import { useUrlFilters } from '@/lib/url-filters'
import { useOpened } from '@/lib/use-opened'
import { deleteOperator } from '../requests/delete-operator'
import { useOperators } from '../requests/use-operators'
import { DeletedDrawer } from './deleted-drawer'
import { ImportOperators } from './import-drawer'
import { OperatorEditor } from './operator-editor'
import { OperatorState } from './operator-state'

export function OperatorsPage() {
  const { t } = useTranslation('operators')
  const operators = useOperators()
  const departments = useDepartments().data
  const deletes = useUndoableDelete('operators', deleteOperator)
  const opened = useOpened(operators.data)
  const [filters, change] = useUrlFilters()
  const canEdit = useAccess()('administrator')
  const add = <AddButton onClick={opened.showNew} />

  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        canEdit && (
          <>
            <Button
              variant="subtle"
              color="gray"
              onClick={() => {
                change({ open: 'deleted' }, true)
              }}
            >
              {t('deleted')}
            </Button>
            <Button
              variant="default"
              leftSection={<IconFileUpload size={18} aria-hidden />}
              onClick={() => {
                change({ open: 'import' }, true)
              }}
            >
              {t('import.title')}
            </Button>
            {add}
          </>
        )
      }
    >
      <DataTable
        label={t('title')}
        query={{ data: deletes.left(operators.data), error: operators.error }}
        texts={(operator) => [operator.name, operator.extension, operator.phone]}
        onOpen={canEdit ? opened.show : undefined}
        empty={<EmptyState title={t('empty')} hint={t('emptyHint')} action={canEdit && add} />}
        columns={[
          {
            label: t('name'),
            cell: (operator) => (
              <>
                {operator.name}
                <Text component="span" ml={6} size="sm" c="dimmed" hiddenFrom="md" className="numbers">
                  {operator.extension}
                </Text>
              </>
            ),
          },
          { label: t('extension'), cell: (operator) => <Text className="numbers">{operator.extension}</Text>, wide: true },
          { label: t('state'), cell: (operator) => <OperatorState operator={operator} />, wide: true },
          {
            label: t('phone'),
            cell: (operator) => <Text className="numbers">{operator.phone === null ? '—' : formatPhone(operator.phone)}</Text>,
            wide: true,
          },
          {
            label: t('departments'),
            cell: (operator) => departments?.filter((one) => operator.departments.includes(one.id)).map((one) => one.name).join(', '),
            wide: true,
          },
          ...(canEdit ? [{ label: t('workplace'), cell: WorkplaceCell }] : []),
        ]}
      />
      {canEdit && opened.isNew && <OperatorEditor onClose={opened.close} />}
      {canEdit && opened.item && (
        <OperatorEditor
          key={opened.item.id}
          opened={opened.item}
          onClose={opened.close}
          onDelete={({ id, name }) => {
            deletes.remove(id, name)
          }}
        />
      )}
      {canEdit && filters.open === 'deleted' && <DeletedDrawer onClose={opened.close} />}
      {canEdit && filters.open === 'import' && <ImportOperators onClose={opened.close} />}
    </Page>
  )
}

function WorkplaceCell(operator: Parameters<typeof WorkplaceButtons>[0]['operator']) {
  return <WorkplaceButtons operator={operator} />
}
