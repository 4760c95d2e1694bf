import { Button, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DataTable } from '@/components/data-table'
import { EmptyState } from '@/components/empty-state'
import { MoreButton } from '@/components/more-button'
import { ProblemAlert } from '@/components/problem-alert'
import { useFormat } from '@/features/session/public/use-format'
import type { Schema } from '@/lib/api'
import { usePayInvoice } from '../requests/use-pay-invoice'
import { useUnpaidInvoices } from '../requests/use-unpaid-invoices'

export function UnpaidInvoices() {
  const { t } = useTranslation('installation')
  const format = useFormat()
  const invoices = useUnpaidInvoices()
  const pay = usePayInvoice()
  return (
    <Stack gap="sm">
      <Title order={2} size="h3">
        {t('invoices')}
      </Title>
      <ProblemAlert error={pay.error} />
      <DataTable
        label={t('invoices')}
        query={invoices}
        empty={<EmptyState title={t('invoicesEmpty')} hint={t('invoicesHint')} />}
        columns={[
          {
            label: t('buyer'),
            cell: ({ id, buyer, tax_number }) => (
              <>
                <Text size="sm">{buyer}</Text>
                <Text size="xs" c="dimmed">
                  {[t('invoice', { number: id }), tax_number].filter(Boolean).join(' · ')}
                </Text>
              </>
            ),
          },
          { label: t('amount'), cell: ({ amount }) => <Text className="numbers">{format.money(amount)}</Text> },
          { label: t('issuedAt'), cell: ({ issued_at }) => format.date(issued_at), wide: true },
          {
            label: t('paid'),
            cell: (invoice) => (
              <Paid
                invoice={invoice}
                busy={pay.isPending && pay.variables === invoice.id}
                onPaid={() => {
                  pay.mutate(invoice.id)
                }}
              />
            ),
          },
        ]}
      />
      <MoreButton query={invoices} />
    </Stack>
  )
}

/** Money cannot be taken back by a click, so it asks once. */
function Paid({ invoice, busy, onPaid }: { invoice: Schema<'CompanyInvoice'>; busy: boolean; onPaid: () => void }) {
  const { t } = useTranslation(['installation', 'common'])
  const format = useFormat()
  const [asked, setAsked] = useState(false)
  if (!asked) {
    return (
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => {
          setAsked(true)
        }}
      >
        {t('installation:paid')}
      </Button>
    )
  }
  return (
    <Stack gap={4} align="flex-start">
      <Text size="xs">{t('installation:paidSure', { buyer: invoice.buyer, money: format.money(invoice.amount) })}</Text>
      <Button size="compact-sm" autoFocus loading={busy} onClick={onPaid}>
        {t('common:yes')}
      </Button>
    </Stack>
  )
}
