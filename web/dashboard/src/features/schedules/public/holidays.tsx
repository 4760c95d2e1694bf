import { ActionIcon, Button, Card, Fieldset, Group, Stack, Text, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

/** A holiday while it is being written: its hours are empty when it is closed all day. */
export type HolidayValues = { date: string; from: string; to: string }

export function Holidays<Values extends { holidays: HolidayValues[] }>({ form }: { form: UseFormReturnType<Values> }) {
  const { t } = useTranslation('schedules')
  return (
    <Fieldset legend={t('holidays')}>
      <Stack>
        <Text size="sm" c="dimmed">
          {t('holidaysHint')}
        </Text>
        {form.values.holidays.map((_, at) => (
          <Card key={at} padding="sm">
            <Group align="flex-end" gap="sm">
              <TextInput type="date" label={t('date')} flex="1 1 150px" {...form.getInputProps(`holidays.${String(at)}.date`)} />
              <TextInput type="time" label={t('from')} flex="1 1 100px" {...form.getInputProps(`holidays.${String(at)}.from`)} />
              <TextInput type="time" label={t('to')} flex="1 1 100px" {...form.getInputProps(`holidays.${String(at)}.to`)} />
              <ActionIcon
                aria-label={t('removeHoliday')}
                onClick={() => {
                  form.removeListItem('holidays', at)
                }}
              >
                <IconTrash size={18} />
              </ActionIcon>
            </Group>
          </Card>
        ))}
        <Button
          variant="default"
          leftSection={<IconPlus size={18} aria-hidden />}
          onClick={() => {
            form.insertListItem('holidays', { date: '', from: '', to: '' } as never)
          }}
        >
          {t('addHoliday')}
        </Button>
      </Stack>
    </Fieldset>
  )
}
