import { Button, Card, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '@/components/problem-alert'
import type { Schema } from '@/lib/api'
import { useChooseCompany } from '../requests/use-choose-company'

export function ChooseCompanyPage({ companies }: { companies: Schema<'TenantChoice'>[] }) {
  const { t } = useTranslation('session')
  const choose = useChooseCompany()
  return (
    <Card maw={420} mx="auto" mt="xl" component="main">
      <Title order={1} size="h2">
        {companies.length === 0 ? t('noCompany') : t('choose')}
      </Title>
      <Stack mt="md">
        {companies.map((company) => (
          <Button
            key={company.id}
            variant="default"
            loading={choose.isPending && choose.variables === company.id}
            onClick={() => {
              choose.mutate(company.id)
            }}
          >
            {company.name}
          </Button>
        ))}
        {companies.length === 0 && <Text c="dimmed">{t('noCompanyHint')}</Text>}
        <ProblemAlert error={choose.error} />
      </Stack>
    </Card>
  )
}
