import { NumberInput, Text, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { EditorDrawer } from '@/components/editor-drawer'
import type { Schema } from '@/lib/api'
import { createInvoice } from '../requests/create-invoice'

type Props = { company: string; onIssued: (invoice: Schema<'Invoice'>) => void; onClose: () => void }

export function TopUpEditor({ company, onIssued, onClose }: Props) {
  const { t } = useTranslation(['billing', 'common'])
  const initial: { amount: number | ''; buyer: string; tax_number: string } = { amount: '', buyer: company, tax_number: '' }
  return (
    <EditorDrawer
      title={t('billing:topUp')}
      initial={initial}
      validate={({ amount, buyer }) => ({
        amount: amount === '' || amount < 1000 || !Number.isInteger(amount) ? t('billing:wrongAmount') : null,
        buyer: buyer.trim() === '' ? t('common:required') : null,
      })}
      save={async ({ amount, buyer, tax_number }) => {
        const number = tax_number.replace(/\D/g, '')
        const invoice = await createInvoice({ amount: Number(amount) * 100, buyer: buyer.trim(), tax_number: number === '' ? null : number })
        onIssued(invoice)
      }}
      saved={() => t('billing:issued')}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Text c="dimmed">{t('billing:topUpLead')}</Text>
          <NumberInput
            label={t('billing:amountSum')}
            required
            data-autofocus
            min={0}
            step={100_000}
            thousandSeparator=" "
            decimalScale={0}
            {...form.getInputProps('amount')}
          />
          <TextInput label={t('billing:buyer')} required maxLength={200} {...form.getInputProps('buyer')} />
          <TextInput label={t('billing:taxNumber')} inputMode="numeric" maxLength={20} {...form.getInputProps('tax_number')} />
        </>
      )}
    </EditorDrawer>
  )
}
