import { Anchor, Stack, Text, TextInput, Title } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DataTable } from '@/components/data-table'
import { EmptyState } from '@/components/empty-state'
import { MoreButton } from '@/components/more-button'
import { Page } from '@/components/page'
import { useFormat } from '@/features/session/public/use-format'
import { useMe } from '@/features/session/requests/use-me'
import { formatPhone } from '@/lib/phone'
import { useOpened } from '@/lib/use-opened'
import { useAccounts } from '../requests/use-accounts'
import { CreditEditor } from './credit-editor'
import { UnpaidInvoices } from './unpaid-invoices'

/** For the installation's administrator; to others it is not there. */
export function InstallationPage() {
  const { t } = useTranslation(['installation', 'common'])
  if (useMe().data?.installation) return <Accounts />
  return (
    <Page title={t('installation:title')}>
      <Text>{t('common:notThere')}</Text>
    </Page>
  )
}

/** Credit, and invoices whose money has come. */
function Accounts() {
  const { t } = useTranslation(['installation', 'common'])
  const format = useFormat()
  const [search, setSearch] = useState('')
  const [looked] = useDebouncedValue(search, 300)
  const accounts = useAccounts(looked)
  const opened = useOpened(accounts.data)
  return (
    <Page title={t('installation:title')} lead={t('installation:lead')}>
      <UnpaidInvoices />
      <Stack gap="sm">
        <Title order={2} size="h3">
          {t('installation:companies')}
        </Title>
        <TextInput
          type="search"
          aria-label={t('common:search')}
          placeholder={t('common:search')}
          leftSection={<IconSearch size={16} aria-hidden />}
          maw={360}
          value={search}
          onChange={(event) => {
            setSearch(event.currentTarget.value)
          }}
        />
        <DataTable
          label={t('installation:companies')}
          query={accounts}
          onOpen={opened.show}
          empty={<EmptyState title={t('installation:companiesEmpty')} hint={t('installation:companiesHint')} />}
          columns={[
            { label: t('installation:name'), cell: ({ name }) => name },
            {
              label: t('installation:balance'),
              cell: ({ balance, low }) => (
                <Text className="numbers" c={low ? 'red' : undefined}>
                  {format.money(balance)}
                </Text>
              ),
            },
            {
              label: t('installation:owners'),
              wide: true,
              cell: ({ owners }) =>
                owners.map((phone) => (
                  <Anchor key={phone} href={`tel:${phone}`} display="block">
                    {formatPhone(phone)}
                  </Anchor>
                )),
            },
            { label: t('installation:operators'), cell: ({ operators }) => operators, wide: true },
          ]}
        />
        <MoreButton query={accounts} />
      </Stack>
      {opened.item && <CreditEditor key={opened.item.id} account={opened.item} onClose={opened.close} />}
    </Page>
  )
}
