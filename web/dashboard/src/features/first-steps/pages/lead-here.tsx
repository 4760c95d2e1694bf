import { Button, Stack, Text } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '@/components/problem-alert'
import { saveNumber } from '@/features/numbers/requests/save-number'
import { useNumbers } from '@/features/numbers/requests/use-numbers'
import type { Schema } from '@/lib/api'
import { formatPhone } from '@/lib/phone'

/** A menu, and the numbers that lead to it; one that leads elsewhere is led here by a click, since it was connected before there was a menu. */
export function LeadHere({ menu }: { menu: Schema<'Menu'> }) {
  const { t } = useTranslation('first-steps')
  const client = useQueryClient()
  const numbers = useNumbers().data ?? []
  const lead = useMutation({
    mutationFn: (number: Schema<'Number'>) => saveNumber(number, { ...number, step: { type: 'menu', id: menu.id } }),
    onSuccess: () => client.invalidateQueries(),
  })
  const isLed = ({ step }: Schema<'Number'>) => step.type === 'menu' && step.id === menu.id
  return (
    <Stack gap="xs" align="flex-start" miw={0}>
      <Text fw={600}>{[...numbers.filter(isLed).map(({ number }) => formatPhone(number)), menu.name].join(' → ')}</Text>
      {numbers
        .filter((number) => !isLed(number))
        .map((number) => (
          <Button
            key={number.id}
            variant="light"
            h="auto"
            py="xs"
            styles={{ label: { whiteSpace: 'normal', lineHeight: 1.35 } }}
            rightSection={<IconArrowRight size={18} aria-hidden />}
            loading={lead.isPending}
            onClick={() => {
              lead.mutate(number)
            }}
          >
            {t('leadHere', { number: formatPhone(number.number), menu: menu.name })}
          </Button>
        ))}
      <ProblemAlert error={lead.error} />
    </Stack>
  )
}
