import { Button, Card, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { DataTable } from '@/components/data-table'
import { EmptyState } from '@/components/empty-state'
import { MoreButton } from '@/components/more-button'
import { Page } from '@/components/page'
import { ProblemAlert } from '@/components/problem-alert'
import { useFormat } from '@/features/session/public/use-format'
import { useUrlFilters } from '@/lib/url-filters'
import { useBalance } from '../requests/use-balance'
import { useLedger } from '../requests/use-ledger'
import { InvoicesCard } from './invoices-card'
import { TariffCard } from './tariff-card'
import { useEntryNote } from './use-entry-note'
import { WarningEditor } from './warning-editor'

export function BalancePage() {
  const { t } = useTranslation(['billing', 'common'])
  const format = useFormat()
  const balance = useBalance()
  const ledger = useLedger()
  const note = useEntryNote()
  const [filters, change] = useUrlFilters()
  return (
    <Page title={t('billing:title')}>
      <ProblemAlert error={balance.error} />
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Stack>
          {balance.data && (
            <Card>
              <Text c="dimmed">{t('billing:left')}</Text>
              <Text fz={32} fw={700} className="numbers">
                {format.money(balance.data.balance)}
              </Text>
              {balance.data.days_left !== null && <Text>{t('billing:daysLeft', { count: balance.data.days_left })}</Text>}
              {balance.data.reserved > 0 && <Text c="dimmed">{t('billing:reserved', { money: format.money(balance.data.reserved) })}</Text>}
              <Group justify="space-between" mt="sm" gap="xs">
                <Text size="sm" c="dimmed" flex="1 1 200px">
                  {t('billing:warnLead', { money: format.money(balance.data.warn_below) })}
                </Text>
                <Button
                  size="compact-sm"
                  variant="default"
                  onClick={() => {
                    change({ open: 'warning' }, true)
                  }}
                >
                  {t('common:edit')}
                </Button>
              </Group>
            </Card>
          )}
          <Card>
            <Title order={2} size="h4">
              {t('billing:zeroTitle')}
            </Title>
            <Text mt="xs">{t('billing:zero')}</Text>
          </Card>
        </Stack>
        <TariffCard />
      </SimpleGrid>
      <InvoicesCard />
      <Title order={2} size="h3">
        {t('billing:ledger')}
      </Title>
      <DataTable
        label={t('billing:ledger')}
        query={ledger}
        empty={<EmptyState title={t('billing:ledgerEmpty')} hint={t('billing:zero')} />}
        columns={[
          {
            label: t('billing:what'),
            cell: (entry) => (
              <>
                <Text size="sm">{t(`billing:kind.${entry.kind}`)}</Text>
                {note(entry) !== '' && (
                  <Text size="xs" c="dimmed">
                    {note(entry)}
                  </Text>
                )}
              </>
            ),
          },
          { label: t('billing:amount'), cell: ({ amount }) => <Text className="numbers">{format.money(amount)}</Text> },
          { label: t('billing:at'), cell: ({ at }) => format.dateTime(at), wide: true },
          { label: t('billing:after'), cell: ({ balance: after }) => <Text className="numbers">{format.money(after)}</Text>, wide: true },
        ]}
      />
      <MoreButton query={ledger} />
      {filters.open === 'warning' && balance.data && (
        <WarningEditor
          warnBelow={balance.data.warn_below}
          onClose={() => {
            change({ open: undefined })
          }}
        />
      )}
    </Page>
  )
}
