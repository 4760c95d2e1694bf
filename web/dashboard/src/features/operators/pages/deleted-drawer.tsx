import { Button, Drawer, Group, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '@/components/problem-alert'
import { useFormat } from '@/features/session/public/use-format'
import { useDeletedOperators } from '../requests/use-deleted-operators'
import { useRestoreOperator } from '../requests/use-restore-operator'

export function DeletedDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['operators', 'common'])
  const format = useFormat()
  const deleted = useDeletedOperators()
  const restore = useRestoreOperator()
  return (
    <Drawer opened onClose={onClose} title={t('operators:deleted')} size={520} closeButtonProps={{ 'aria-label': t('common:close') }}>
      <Stack>
        <Text c="dimmed">{t('operators:deletedLead')}</Text>
        <ProblemAlert error={deleted.error ?? restore.error} />
        {deleted.data?.length === 0 && <Text>{t('operators:deletedEmpty')}</Text>}
        {deleted.data?.map(({ id, name, extension, deleted_at }) => (
          <Group key={id} justify="space-between" wrap="nowrap">
            <div style={{ minWidth: 0 }}>
              <Text fw={600} truncate>
                {name}
              </Text>
              <Text size="sm" c="dimmed">
                {[extension, format.dateTime(deleted_at)].join(' · ')}
              </Text>
            </div>
            <Button
              variant="default"
              loading={restore.isPending && restore.variables === id}
              onClick={() => {
                restore.mutate(id, {
                  onSuccess: (back) => {
                    notifications.show({ color: 'green', message: t('operators:restored', { name: back.name, extension: back.extension }) })
                  },
                })
              }}
            >
              {t('operators:restore')}
            </Button>
          </Group>
        ))}
      </Stack>
    </Drawer>
  )
}
