import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ListWithEditor } from '@/components/list-with-editor'
import { useAccess } from '@/features/session/public/use-access'
import { deleteDepartment } from '../requests/delete-department'
import { useDepartments } from '../requests/use-departments'
import { DepartmentEditor } from './department-editor'

export function DepartmentsPage() {
  const { t } = useTranslation(['departments', 'common'])
  return (
    <ListWithEditor
      title={t('departments:title')}
      lead={t('departments:lead')}
      query={useDepartments()}
      texts={({ name, extension }) => [name, extension]}
      empty={{ title: t('departments:empty'), hint: t('departments:emptyHint') }}
      canEdit={useAccess()('administrator')}
      remove={{ list: 'departments', send: deleteDepartment, nameOf: ({ name }) => name }}
      editor={DepartmentEditor}
      columns={[
        { label: t('common:name'), cell: ({ name }) => name },
        {
          label: t('departments:members'),
          cell: ({ members }) =>
            members.length > 0 ? t('departments:memberCount', { count: members.length }) : <Text c="var(--state-fault)">{t('departments:noMembers')}</Text>,
        },
        { label: t('departments:strategy'), cell: ({ strategy }) => t(`departments:strategies.${strategy}`), wide: true },
        { label: t('departments:extension'), cell: ({ extension }) => extension ?? '—', wide: true },
      ]}
    />
  )
}
