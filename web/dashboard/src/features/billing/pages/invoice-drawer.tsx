import { Badge, Drawer, Group, Stack, Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { CopyButton } from '@/components/copy-button'
import { useFormat } from '@/features/session/public/use-format'
import type { Schema } from '@/lib/api'

/** What is typed into the bank's form, each line to be copied. */
export function InvoiceDrawer({ invoice, onClose }: { invoice: Schema<'Invoice'>; onClose: () => void }) {
  const { t } = useTranslation(['billing', 'common'])
  const format = useFormat()
  const purpose = t('billing:purposeText', { number: invoice.id })
  const rows = [
    [t('billing:amount'), format.money(invoice.amount), String(invoice.amount / 100)],
    [t('billing:purpose'), purpose, purpose],
    [t('billing:seller'), invoice.seller, invoice.seller],
    [t('billing:buyer'), [invoice.buyer, invoice.tax_number].filter(Boolean).join(', '), null],
    [t('billing:issuedAt'), format.date(invoice.issued_at), null],
  ] as const
  return (
    <Drawer opened onClose={onClose} title={t('billing:ofInvoice', { number: invoice.id })} size={520} closeButtonProps={{ 'aria-label': t('common:close') }}>
      <Stack>
        <Badge color={invoice.paid_at === null ? 'yellow' : 'green'} variant="light">
          {invoice.paid_at === null ? t('billing:unpaid') : t('billing:paid')}
        </Badge>
        <Table aria-label={t('billing:ofInvoice', { number: invoice.id })}>
          <Table.Tbody>
            {rows.map(([what, shown, copied]) => (
              <Table.Tr key={what}>
                <Table.Td pl={0} c="dimmed" style={{ verticalAlign: 'top' }}>
                  {what}
                </Table.Td>
                <Table.Td pr={0}>
                  <Group justify="space-between" wrap="nowrap" align="flex-start">
                    <Text size="sm" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
                      {shown}
                    </Text>
                    {copied !== null && <CopyButton value={copied} what={what} />}
                  </Group>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Stack>
    </Drawer>
  )
}
