import { ActionIcon, Button, Group, Stack, Switch, Textarea, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { EditorDrawer } from '@/components/editor-drawer'
import { PhoneInput } from '@/components/phone-input'
import type { Schema } from '@/lib/api'
import { saveClient } from '../requests/save-client'

type Client = Schema<'Client'>
type Props = { opened?: Client; onClose: () => void; onDelete?: (client: Client) => void }

const mostPhones = 10

export function ClientEditor({ opened, onClose, onDelete }: Props) {
  const { t } = useTranslation(['clients', 'common'])
  const initial = {
    name: opened?.name ?? '',
    phones: opened?.phones ?? [''],
    note: opened?.note ?? '',
    blocked: opened?.blocked ?? false,
  }
  return (
    <EditorDrawer
      title={opened?.name ?? t('clients:new')}
      initial={initial}
      validate={({ name, phones }) => ({
        name: name.trim() === '' ? t('common:required') : null,
        ...Object.fromEntries(phones.flatMap((phone, at) => (phone.trim() === '' ? [[`phones.${String(at)}`, t('common:required')]] : []))),
      })}
      save={(values) => saveClient(opened, values)}
      onClose={onClose}
      onDelete={
        onDelete &&
        opened &&
        (() => {
          onDelete(opened)
        })
      }
    >
      {(form) => (
        <>
          <TextInput label={t('clients:name')} required data-autofocus maxLength={200} {...form.getInputProps('name')} />
          <Stack gap="xs">
            {form.values.phones.map((_, at) => (
              <Group key={at} align="flex-end" gap="xs" wrap="nowrap">
                <PhoneInput
                  flex={1}
                  label={t('clients:phone')}
                  required
                  {...form.getInputProps(`phones.${String(at)}`)}
                  error={form.errors[`phones.${String(at)}`] ?? (at === 0 ? form.errors.phones : undefined)}
                />
                {form.values.phones.length > 1 && (
                  <ActionIcon
                    size={36}
                    aria-label={t('clients:removePhone')}
                    onClick={() => {
                      form.removeListItem('phones', at)
                    }}
                  >
                    <IconX size={18} />
                  </ActionIcon>
                )}
              </Group>
            ))}
            {form.values.phones.length < mostPhones && (
              <Button
                variant="subtle"
                size="compact-sm"
                leftSection={<IconPlus size={16} aria-hidden />}
                style={{ alignSelf: 'flex-start' }}
                onClick={() => {
                  form.insertListItem('phones', '')
                }}
              >
                {t('clients:addPhone')}
              </Button>
            )}
          </Stack>
          <Textarea label={t('clients:note')} autosize minRows={2} maxLength={2000} {...form.getInputProps('note')} />
          <Switch label={t('clients:blocked')} description={t('clients:blockedHint')} {...form.getInputProps('blocked', { type: 'checkbox' })} />
        </>
      )}
    </EditorDrawer>
  )
}
