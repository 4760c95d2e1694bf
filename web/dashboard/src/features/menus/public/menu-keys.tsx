import { ActionIcon, Box, Button, Card, Fieldset, Group, Stack, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { StepChooser } from '@/features/routing/public/step-chooser'
import type { MenuValues } from './menu-values'

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '*', '#']

/** Digits, and what happens when they are pressed. */
export function MenuKeys({ form }: { form: UseFormReturnType<MenuValues> }) {
  const { t } = useTranslation(['menus', 'steps'])
  const { keys } = form.values
  return (
    <Fieldset legend={t('menus:keys')} p={{ base: 'xs', sm: 'md' }}>
      <Stack>
        {keys.map((key, at) => (
          <Card key={at} padding="sm">
            <Group align="flex-start" wrap="nowrap" gap="sm">
              <Stack w={72} gap="xs" align="center">
                <TextInput label={t('menus:digit')} maxLength={4} inputMode="tel" {...form.getInputProps(`keys.${String(at)}.digits`)} />
                <ActionIcon
                  aria-label={t('menus:removeKey', { digits: key.digits })}
                  onClick={() => {
                    form.removeListItem('keys', at)
                  }}
                >
                  <IconTrash size={18} />
                </ActionIcon>
              </Stack>
              <Box flex={1} miw={0}>
                <StepChooser label={t('steps:kind')} {...form.getInputProps(`keys.${String(at)}.step`)} />
              </Box>
            </Group>
          </Card>
        ))}
        <Button
          variant="default"
          leftSection={<IconPlus size={18} aria-hidden />}
          onClick={() => {
            const free = digits.find((digit) => !keys.some((key) => key.digits === digit)) ?? ''
            form.insertListItem('keys', { digits: free, step: null })
          }}
        >
          {t('menus:addKey')}
        </Button>
      </Stack>
    </Fieldset>
  )
}
