import { Badge, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AddButton } from '@/components/add-button'
import { DataTable } from '@/components/data-table'
import { EmptyState } from '@/components/empty-state'
import { MoreButton } from '@/components/more-button'
import { useFormat } from '@/features/session/public/use-format'
import { useMe } from '@/features/session/requests/use-me'
import type { Schema } from '@/lib/api'
import { useUrlFilters } from '@/lib/url-filters'
import { useInvoices } from '../requests/use-invoices'
import { InvoiceDrawer } from './invoice-drawer'
import { TopUpEditor } from './top-up-editor'

/** Topping up by bank. */
export function InvoicesCard() {
  const { t } = useTranslation('billing')
  const format = useFormat()
  const invoices = useInvoices()
  const company = useMe().data?.tenant?.name ?? ''
  const [filters, change] = useUrlFilters()
  const [shown, setShown] = useState<Schema<'Invoice'>>()
  const add = (
    <AddButton
      label={t('issue')}
      onClick={() => {
        change({ open: 'top-up' }, true)
      }}
    />
  )
  const closeEditor = () => {
    change({ open: undefined })
  }
  return (
    <Stack gap="sm">
      <Title order={2} size="h3">
        {t('topUp')}
      </Title>
      {invoices.data && invoices.data.length > 0 && add}
      <DataTable
        label={t('invoices')}
        query={invoices}
        onOpen={setShown}
        empty={<EmptyState title={t('invoicesEmpty')} hint={t('topUpLead')} action={add} />}
        columns={[
          { label: t('number'), cell: ({ id }) => t('ofInvoice', { number: id }) },
          { label: t('amount'), cell: ({ amount }) => <Text className="numbers">{format.money(amount)}</Text> },
          {
            label: t('status'),
            cell: ({ paid_at }) => (
              <Badge color={paid_at === null ? 'yellow' : 'green'} variant="light">
                {paid_at === null ? t('unpaid') : t('paid')}
              </Badge>
            ),
          },
          { label: t('issuedAt'), cell: ({ issued_at }) => format.date(issued_at), wide: true },
        ]}
      />
      <MoreButton query={invoices} />
      {filters.open === 'top-up' && <TopUpEditor company={company} onIssued={setShown} onClose={closeEditor} />}
      {shown && filters.open !== 'top-up' && (
        <InvoiceDrawer
          invoice={shown}
          onClose={() => {
            setShown(undefined)
          }}
        />
      )}
    </Stack>
  )
}
