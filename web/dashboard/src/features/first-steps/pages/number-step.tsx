import { Button, Card, Group, List, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { NumberEditor } from '@/features/numbers/public/number-editor'
import { useNumbers } from '@/features/numbers/requests/use-numbers'
import { TrunkEditor } from '@/features/trunks/public/trunk-editor'
import { useTrunks } from '@/features/trunks/requests/use-trunks'
import { formatPhone } from '@/lib/phone'

/** The provider's line first, then the number that comes by it. */
export function NumberStep({ onNext }: { onNext: () => void }) {
  const { t } = useTranslation(['first-steps', 'trunks', 'numbers'])
  const trunks = useTrunks().data ?? []
  const numbers = useNumbers().data ?? []
  const [open, setOpen] = useState<'trunk' | 'number' | null>(null)
  const close = () => {
    setOpen(null)
  }
  return (
    <Card>
      <Stack>
        <Text>{trunks.length === 0 ? t('trunks:told') : t('numbers:lead')}</Text>
        {numbers.length > 0 && (
          <List>
            {numbers.map(({ id, number }) => (
              <List.Item key={id} className="numbers">
                {formatPhone(number)}
              </List.Item>
            ))}
          </List>
        )}
        <Group>
          <Button
            variant={trunks.length === 0 ? 'filled' : 'default'}
            onClick={() => {
              setOpen('trunk')
            }}
          >
            {t('trunks:connect')}
          </Button>
          <Button
            variant={trunks.length > 0 && numbers.length === 0 ? 'filled' : 'default'}
            disabled={trunks.length === 0}
            onClick={() => {
              setOpen('number')
            }}
          >
            {t('numbers:connect')}
          </Button>
          <Button variant={numbers.length > 0 ? 'filled' : 'subtle'} onClick={onNext}>
            {numbers.length > 0 ? t('first-steps:next') : t('first-steps:skip')}
          </Button>
        </Group>
      </Stack>
      {open === 'trunk' && <TrunkEditor onClose={close} />}
      {open === 'number' && <NumberEditor onClose={close} />}
    </Card>
  )
}
