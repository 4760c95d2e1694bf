import { NumberInput, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EditorDrawer } from '@/components/editor-drawer'
import { useFormat } from '@/features/session/public/use-format'
import { randomKey, type Schema } from '@/lib/api'
import { giveCredit } from '../requests/give-credit'

export function CreditEditor({ account, onClose }: { account: Schema<'Account'>; onClose: () => void }) {
  const { t } = useTranslation('installation')
  const format = useFormat()
  // One a form: sent again after a lost answer, it is booked once.
  const [key] = useState(randomKey)
  const initial: { amount: number | ''; note: string } = { amount: '', note: '' }
  return (
    <EditorDrawer
      title={t('credit')}
      initial={initial}
      validate={({ amount }) => ({ amount: amount === '' || amount === 0 || !Number.isInteger(amount) ? t('wrongAmount') : null })}
      save={({ amount, note }) => giveCredit(account.id, { key, amount: Number(amount) * 100, note: note.trim() })}
      saved={() => t('booked')}
      onClose={onClose}
    >
      {(form) => (
        <>
          <div>
            <Text fw={600}>{account.name}</Text>
            <Text c="dimmed">{format.money(account.balance)}</Text>
          </div>
          <NumberInput
            label={t('amount')}
            description={t('amountHint')}
            required
            data-autofocus
            thousandSeparator=" "
            decimalScale={0}
            {...form.getInputProps('amount')}
          />
          <TextInput label={t('note')} maxLength={200} {...form.getInputProps('note')} />
        </>
      )}
    </EditorDrawer>
  )
}
