import { Alert, Card, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { DataTable } from '@/components/data-table'
import { EmptyState } from '@/components/empty-state'
import { MoreButton } from '@/components/more-button'
import { Page } from '@/components/page'
import { ProblemAlert } from '@/components/problem-alert'
import { useFormat } from '@/features/session/public/use-format'
import { useBalance } from '../requests/use-balance'
import { useLedger } from '../requests/use-ledger'
import { TariffCard } from './tariff-card'

export function BalancePage() {
  const { t } = useTranslation('billing')
  const format = useFormat()
  const balance = useBalance()
  const ledger = useLedger()
  return (
    <Page title={t('title')}>
      <ProblemAlert error={balance.error} />
      {balance.data?.low && (
        <Alert color="red" icon={<IconAlertTriangle aria-hidden />}>
          {t('low')}
        </Alert>
      )}
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Stack>
          {balance.data && (
            <Card>
              <Text c="dimmed">{t('left')}</Text>
              <Text fz={32} fw={700} className="numbers">
                {format.money(balance.data.balance)}
              </Text>
              {balance.data.days_left !== null && <Text>{t('daysLeft', { count: balance.data.days_left })}</Text>}
            </Card>
          )}
          <Card>
            <Title order={2} size="h4">
              {t('zeroTitle')}
            </Title>
            <Text mt="xs">{t('zero')}</Text>
          </Card>
        </Stack>
        <TariffCard />
      </SimpleGrid>
      <Title order={2} size="h3">
        {t('ledger')}
      </Title>
      <DataTable
        label={t('ledger')}
        query={ledger}
        empty={<EmptyState title={t('ledgerEmpty')} hint={t('zero')} />}
        columns={[
          {
            label: t('what'),
            cell: ({ kind, note }) => (
              <>
                <Text size="sm">{t(`kind.${kind}`)}</Text>
                {note !== '' && (
                  <Text size="xs" c="dimmed">
                    {note}
                  </Text>
                )}
              </>
            ),
          },
          { label: t('amount'), cell: ({ amount }) => <Text className="numbers">{format.money(amount)}</Text> },
          { label: t('at'), cell: ({ at }) => format.dateTime(at), wide: true },
          { label: t('after'), cell: ({ balance: after }) => <Text className="numbers">{format.money(after)}</Text>, wide: true },
        ]}
      />
      <MoreButton query={ledger} />
    </Page>
  )
}
