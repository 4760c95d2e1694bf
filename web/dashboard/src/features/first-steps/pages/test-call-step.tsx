import { Button, Card, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useNumbers } from '@/features/numbers/requests/use-numbers'
import { formatPhone } from '@/lib/phone'

export function TestCallStep() {
  const { t } = useTranslation('first-steps')
  const number = useNumbers().data?.[0]
  return (
    <Card>
      <Stack>
        <Text>{t('testCallLead')}</Text>
        {number && (
          <Text fw={600} className="numbers">
            {t('callOne', { number: formatPhone(number.number) })}
          </Text>
        )}
        <Button component={Link} to="/operators" style={{ alignSelf: 'flex-start' }}>
          {t('toOperators')}
        </Button>
      </Stack>
    </Card>
  )
}
