import { Card, Table, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '@/components/problem-alert'
import { useFormat } from '@/features/session/public/use-format'
import { useTariff } from '../requests/use-tariff'

export function TariffCard() {
  const { t } = useTranslation('billing')
  const format = useFormat()
  const tariff = useTariff()
  const rows = tariff.data && [
    [t('operatorDay'), format.money(tariff.data.operator_day)],
    [t('aiMinute'), format.money(tariff.data.ai_minute)],
    ...tariff.data.prefixes.map(({ prefix, kind, price_per_minute }) => [
      `${t(`prefixKind.${kind}`)} (${prefix})`,
      price_per_minute === 0 ? t('free') : t('perMinute', { price: format.money(price_per_minute) }),
    ]),
  ]
  return (
    <Card>
      <Title order={2} size="h4" mb="xs">
        {t('tariff')}
      </Title>
      <ProblemAlert error={tariff.error} />
      {rows && (
        <Table aria-label={t('tariff')}>
          <Table.Tbody>
            {rows.map(([what, price]) => (
              <Table.Tr key={what}>
                <Table.Td pl={0}>{what}</Table.Td>
                <Table.Td pr={0} ta="right" className="numbers">
                  {price}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Card>
  )
}
