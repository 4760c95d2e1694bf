import { Button, Divider, Drawer, Group, Stack, Text } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '@/components/problem-alert'
import { useFormat } from '@/features/session/public/use-format'
import type { Schema } from '@/lib/api'
import { useDownload } from '../requests/use-download'
import { useRevokeWorkplace } from '../requests/use-revoke-workplace'
import { useWorkplaces } from '../requests/use-workplaces'

type Props = { operator: Schema<'Operator'>; onClose: () => void }

export function WindowsDrawer({ operator, onClose }: Props) {
  const { t } = useTranslation(['workplace', 'common'])
  const format = useFormat()
  const fetched = useDownload(operator.id)
  const revoke = useRevokeWorkplace(operator.id)
  const programs = useWorkplaces(operator.id).data?.filter(({ kind }) => kind === 'desktop') ?? []
  return (
    <Drawer opened onClose={onClose} title={`${operator.name}: ${t('workplace:windows')}`} closeButtonProps={{ 'aria-label': t('common:close') }}>
      <Stack>
        <Text>{t('workplace:desktopLead')}</Text>
        <ProblemAlert error={fetched.error ?? revoke.error} />
        <Button
          leftSection={<IconDownload size={18} aria-hidden />}
          loading={fetched.isPending && fetched.variables === 'desktop'}
          onClick={() => {
            fetched.mutate('desktop')
          }}
        >
          {t('workplace:desktop')}
        </Button>
        {programs.map((program) => (
          <Group key={program.id} justify="space-between" wrap="nowrap">
            <Stack gap={0} miw={0}>
              <Text style={{ overflowWrap: 'anywhere' }}>{program.computer ?? t('workplace:notOpened')}</Text>
              <Text size="sm" c="dimmed">
                {program.used_at ? t('workplace:opened', { time: format.dateTime(program.used_at) }) : t('workplace:made', { time: format.dateTime(program.created_at) })}
              </Text>
            </Stack>
            <Button
              size="xs"
              variant="default"
              style={{ flexShrink: 0 }}
              loading={revoke.isPending && revoke.variables === program.id}
              onClick={() => {
                revoke.mutate(program.id)
              }}
            >
              {t('workplace:revoke')}
            </Button>
          </Group>
        ))}
        <Divider />
        <Text>{t('workplace:microsipLead')}</Text>
        <Button
          variant="default"
          leftSection={<IconDownload size={18} aria-hidden />}
          loading={fetched.isPending && fetched.variables === 'microsip'}
          onClick={() => {
            fetched.mutate('microsip')
          }}
        >
          {t('workplace:microsip')}
        </Button>
      </Stack>
    </Drawer>
  )
}
