import { Alert, Button, Drawer, List, Stack, Text, TextInput } from '@mantine/core'
import { IconCircleCheck, IconQrcode } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { CopyButton } from '@/components/copy-button'
import { ProblemAlert } from '@/components/problem-alert'
import type { Schema } from '@/lib/api'
import { formatDuration } from '@/lib/format'
import { useNow } from '@/lib/use-now'
import { useCreatePhoneLink } from '../requests/use-create-phone-link'
import { useRevokeWorkplace } from '../requests/use-revoke-workplace'
import { useWorkplaces } from '../requests/use-workplaces'
import { QrCode } from './qr-code'

type Props = { operator: Schema<'Operator'>; onClose: () => void }

/** One code, one phone, ten minutes. */
export function QrDrawer({ operator, onClose }: Props) {
  const { t } = useTranslation(['workplace', 'common'])
  const create = useCreatePhoneLink(operator.id)
  const revoke = useRevokeWorkplace(operator.id)
  const waiting = useWorkplaces(operator.id).data
  const now = useNow()
  const link = create.data
  const left = link ? (Date.parse(link.expires_at) - now) / 1000 : 0
  const used = link !== undefined && left > 0 && waiting !== undefined && !create.isPending && !waiting.some(({ id }) => id === link.id)
  return (
    <Drawer opened onClose={onClose} title={`${operator.name}: ${t('workplace:qr')}`} closeButtonProps={{ 'aria-label': t('common:close') }}>
      <Stack>
        <List type="ordered" spacing={4}>
          <List.Item>{t('workplace:qrInstall')}</List.Item>
          <List.Item>{t('workplace:qrScan')}</List.Item>
        </List>
        <ProblemAlert error={create.error ?? revoke.error} />
        {used ? (
          <Alert color="green" icon={<IconCircleCheck />}>
            {t('workplace:qrUsed')}
          </Alert>
        ) : (
          link &&
          left > 0 && (
            <>
              <QrCode text={link.url} label={t('workplace:qrLabel', { name: operator.name })} />
              <Text ta="center" className="numbers" c="dimmed">
                {t('workplace:qrLeft', { time: formatDuration(left) })}
              </Text>
              <TextInput label={t('workplace:qrLink')} readOnly value={link.url} rightSection={<CopyButton value={link.url} what={t('workplace:qrLink')} />} />
              <Button
                variant="default"
                loading={revoke.isPending}
                onClick={() => {
                  revoke.mutate(link.id, {
                    onSuccess: () => {
                      create.reset()
                    },
                  })
                }}
              >
                {t('workplace:revoke')}
              </Button>
            </>
          )
        )}
        {(used || !link || left <= 0) && (
          <Button
            leftSection={<IconQrcode size={18} aria-hidden />}
            loading={create.isPending}
            onClick={() => {
              create.mutate()
            }}
          >
            {link ? t('workplace:qrAgain') : t('workplace:qrShow')}
          </Button>
        )}
        <Text size="sm" c="dimmed">
          {t('workplace:qrWithoutApp')}
        </Text>
      </Stack>
    </Drawer>
  )
}
