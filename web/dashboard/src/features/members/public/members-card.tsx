import { Card, Group, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { AddButton } from '@/components/add-button'
import { DataTable } from '@/components/data-table'
import { useUndoableDelete } from '@/components/use-undoable-delete'
import { formatPhone } from '@/lib/phone'
import { useOpened } from '@/lib/use-opened'
import { MemberEditor } from './member-editor'
import { removeMember } from '../requests/remove-member'
import { useMembers } from '../requests/use-members'

export function MembersCard() {
  const { t } = useTranslation(['company', 'shell'])
  const members = useMembers()
  const deletes = useUndoableDelete('members', removeMember)
  const opened = useOpened(members.data)
  return (
    <Card>
      <Stack>
        <Group justify="space-between" align="flex-start">
          <Stack gap={4} maw={560}>
            <Title order={2} size="h4">
              {t('company:members')}
            </Title>
            <Text c="dimmed">{t('company:membersLead')}</Text>
          </Stack>
          <AddButton onClick={opened.showNew} label={t('company:addMember')} />
        </Group>
        <DataTable
          label={t('company:members')}
          query={{ data: deletes.left(members.data), error: members.error }}
          onOpen={opened.show}
          empty={null}
          columns={[
            { label: t('company:memberName'), cell: ({ name, phone }) => name ?? formatPhone(phone) },
            { label: t('company:role'), cell: ({ role }) => t(`shell:role.${role}`) },
            { label: t('company:phone'), cell: ({ phone }) => <Text className="numbers">{formatPhone(phone)}</Text>, wide: true },
          ]}
        />
      </Stack>
      {opened.isNew && <MemberEditor onClose={opened.close} />}
      {opened.item && (
        <MemberEditor
          key={opened.item.id}
          opened={opened.item}
          onClose={opened.close}
          onDelete={({ id, name, phone }) => {
            deletes.remove(id, name ?? formatPhone(phone))
          }}
        />
      )}
    </Card>
  )
}
