import { Button, Card, Group, Stack, Table, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Page } from '@/components/page'
import { ProblemAlert } from '@/components/problem-alert'
import { MembersCard } from '@/features/members/public/members-card'
import { PauseReasonsCard } from '@/features/phone/public/pause-reasons-card'
import { useFormat } from '@/features/session/public/use-format'
import { languageNames } from '@/lib/language'
import { useUrlFilters } from '@/lib/url-filters'
import { useCompany } from '../requests/use-company'
import { CompanyEditor } from './company-editor'
import { SupportCard } from './support-card'

export function CompanyPage() {
  const { t } = useTranslation(['company', 'common'])
  const format = useFormat()
  const company = useCompany()
  const [filters, change] = useUrlFilters()
  const yesNo = (yes: boolean) => (yes ? t('common:yes') : t('common:no'))
  const rows = company.data && [
    [t('company:name'), company.data.name],
    [t('company:timeZone'), company.data.time_zone],
    [t('company:language'), languageNames[company.data.language]],
    [t('company:record'), yesNo(company.data.record_calls)],
    [t('company:international'), yesNo(company.data.international_allowed)],
    [t('company:dailySpend'), format.money(company.data.daily_spend_limit)],
    [t('company:sipDomain'), company.data.sip_domain],
  ]
  return (
    <Page title={t('company:title')}>
      <ProblemAlert error={company.error} />
      <Card>
        <Stack>
          <Group justify="space-between">
            <Title order={2} size="h4">
              {t('company:settings')}
            </Title>
            <Button
              variant="default"
              disabled={!company.data}
              onClick={() => {
                change({ open: 'company' }, true)
              }}
            >
              {t('common:edit')}
            </Button>
          </Group>
          {rows && (
            <Table aria-label={t('company:settings')}>
              <Table.Tbody>
                {rows.map(([what, value]) => (
                  <Table.Tr key={what}>
                    <Table.Td pl={0} c="dimmed">
                      {what}
                    </Table.Td>
                    <Table.Td pr={0} style={{ overflowWrap: 'anywhere' }}>
                      {value}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          )}
        </Stack>
      </Card>
      <MembersCard />
      <PauseReasonsCard />
      <SupportCard />
      {filters.open === 'company' && company.data && (
        <CompanyEditor
          company={company.data}
          onClose={() => {
            change({ open: undefined })
          }}
        />
      )}
    </Page>
  )
}
