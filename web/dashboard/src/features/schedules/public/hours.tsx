import { ActionIcon, Button, Card, Checkbox, Fieldset, Group, Stack, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Schema } from '@/lib/api'

const week = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const

/** Days of the week with their hours. */
export function Hours<Values extends { hours: Schema<'WeekHours'> }>({ form }: { form: UseFormReturnType<Values> }) {
  const { t } = useTranslation('schedules')
  return (
    <Fieldset legend={t('hours')}>
      <Stack>
        {form.values.hours.map((_, at) => (
          <Card key={at} padding="sm">
            <Stack gap="sm">
              <Checkbox.Group aria-label={t('days')} {...form.getInputProps(`hours.${String(at)}.days`)}>
                <Group gap="sm">
                  {week.map((day) => (
                    <Checkbox key={day} value={day} label={t(`day.${day}`)} />
                  ))}
                </Group>
              </Checkbox.Group>
              <Group align="flex-end" wrap="nowrap">
                <TextInput type="time" flex={1} label={t('from')} {...form.getInputProps(`hours.${String(at)}.from`)} />
                <TextInput type="time" flex={1} label={t('to')} {...form.getInputProps(`hours.${String(at)}.to`)} />
                <ActionIcon
                  aria-label={t('removeHours')}
                  onClick={() => {
                    form.removeListItem('hours', at)
                  }}
                >
                  <IconTrash size={18} />
                </ActionIcon>
              </Group>
            </Stack>
          </Card>
        ))}
        <Button
          variant="default"
          leftSection={<IconPlus size={18} aria-hidden />}
          onClick={() => {
            form.insertListItem('hours', { days: [], from: '09:00', to: '18:00' } as never)
          }}
        >
          {t('addHours')}
        </Button>
      </Stack>
    </Fieldset>
  )
}
