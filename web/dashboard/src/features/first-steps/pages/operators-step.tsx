import { Button, Card, Group, List, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconPlus } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { PhoneInput } from '@/components/phone-input'
import { ProblemAlert } from '@/components/problem-alert'
import { saveOperator } from '@/features/operators/requests/save-operator'
import { useOperators } from '@/features/operators/requests/use-operators'
import { isWholePhone } from '@/lib/phone'
import { ApiProblem } from '@/lib/problem'

/** A name, Enter, the next name. */
export function OperatorsStep({ onNext }: { onNext: () => void }) {
  const { t } = useTranslation(['first-steps', 'common', 'session'])
  const client = useQueryClient()
  const operators = useOperators().data ?? []
  const nameField = useRef<HTMLInputElement>(null)
  const form = useForm({
    initialValues: { name: '', phone: '' },
    validate: {
      name: (name) => (name.trim() === '' ? t('common:required') : null),
      phone: (phone) => (phone === '' || isWholePhone(phone) ? null : t('session:wrongPhone')),
    },
  })
  const add = useMutation({
    mutationFn: ({ name, phone }: { name: string; phone: string }) =>
      saveOperator(undefined, {
        name,
        phone: phone === '' ? null : phone,
        departments: [],
        languages: [],
        outside_allowed: true,
        international_allowed: false,
      }),
    onSuccess: async () => {
      form.reset()
      nameField.current?.focus()
      await client.invalidateQueries()
    },
    onError: (error) => {
      if (error instanceof ApiProblem) form.setErrors(error.fields)
    },
  })
  return (
    <Card>
      <Stack>
        <Text>{t('first-steps:operatorsLead')}</Text>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            // Enter once more, after the last name, is no mistake.
            const isEmpty = form.values.name.trim() === '' && form.values.phone === ''
            if (isEmpty && operators.length > 0) return
            form.onSubmit((values) => {
              add.mutate(values)
            })(event)
          }}
        >
          <Group align="flex-end">
            <TextInput
              ref={nameField}
              flex="1 1 200px"
              label={t('first-steps:operatorName')}
              required
              autoFocus
              maxLength={200}
              {...form.getInputProps('name')}
            />
            <PhoneInput flex="1 1 200px" label={t('first-steps:operatorPhone')} {...form.getInputProps('phone')} />
            <Button type="submit" variant="default" loading={add.isPending} leftSection={<IconPlus size={18} aria-hidden />}>
              {t('common:add')}
            </Button>
          </Group>
        </form>
        <ProblemAlert error={add.error} />
        <List aria-live="polite">
          {operators.map(({ id, name, extension }) => (
            <List.Item key={id}>{`${extension} · ${name}`}</List.Item>
          ))}
        </List>
        <Button disabled={operators.length === 0} onClick={onNext} style={{ alignSelf: 'flex-start' }}>
          {t('first-steps:next')}
        </Button>
      </Stack>
    </Card>
  )
}
