import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { AddButton } from '@/components/add-button'
import { DataTable } from '@/components/data-table'
import { EmptyState } from '@/components/empty-state'
import { Page } from '@/components/page'
import { useUndoableDelete } from '@/components/use-undoable-delete'
import { useAccess } from '@/features/session/public/use-access'
import { useOpened } from '@/lib/use-opened'
import { deleteDepartment } from '../requests/delete-department'
import { useDepartments } from '../requests/use-departments'
import { DepartmentEditor } from './department-editor'

export function DepartmentsPage() {
  const { t } = useTranslation(['departments', 'common'])
  const departments = useDepartments()
  const deletes = useUndoableDelete('departments', deleteDepartment)
  const opened = useOpened(departments.data)
  const canEdit = useAccess()('administrator')
  const add = canEdit && <AddButton onClick={opened.showNew} />
  return (
    <Page title={t('departments:title')} lead={t('departments:lead')} actions={add}>
      <DataTable
        label={t('departments:title')}
        query={{ data: deletes.left(departments.data), error: departments.error }}
        texts={(department) => [department.name, department.extension]}
        onOpen={canEdit ? opened.show : undefined}
        empty={<EmptyState title={t('departments:empty')} hint={t('departments:emptyHint')} action={add} />}
        columns={[
          { label: t('common:name'), cell: (department) => department.name },
          {
            label: t('departments:members'),
            cell: ({ members }) =>
              members.length > 0 ? t('departments:memberCount', { count: members.length }) : <Text c="var(--state-fault)">{t('departments:noMembers')}</Text>,
          },
          { label: t('departments:strategy'), cell: (department) => t(`departments:strategies.${department.strategy}`), wide: true },
          { label: t('departments:extension'), cell: (department) => department.extension ?? '—', wide: true },
        ]}
      />
      {canEdit && opened.isNew && <DepartmentEditor onClose={opened.close} />}
      {canEdit && opened.item && (
        <DepartmentEditor
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
