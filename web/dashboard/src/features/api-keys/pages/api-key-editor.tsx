import { Checkbox, Group, Stack, Text, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { EditorDrawer } from '@/components/editor-drawer'
import type { Schema } from '@/lib/api'
import { createApiKey } from '../requests/create-api-key'

type Scope = Schema<'Scope'>
type Noun = Scope extends `${infer Before}:${string}` ? Before : never

const scopes: Record<Noun, Scope[]> = {
  company: ['company:read', 'company:write'],
  members: ['members:read', 'members:write'],
  operators: ['operators:read', 'operators:write'],
  departments: ['departments:read', 'departments:write'],
  numbers: ['numbers:read', 'numbers:write'],
  trunks: ['trunks:read', 'trunks:write'],
  menus: ['menus:read', 'menus:write'],
  schedules: ['schedules:read', 'schedules:write'],
  campaigns: ['campaigns:read', 'campaigns:write'],
  audio: ['audio:read', 'audio:write'],
  calls: ['calls:read', 'calls:write'],
  recordings: ['recordings:read'],
  clients: ['clients:read', 'clients:write'],
  conclusions: ['conclusions:write'],
  voicemails: ['voicemails:read', 'voicemails:write'],
  billing: ['billing:read', 'billing:write'],
  audit: ['audit:read'],
}

export function ApiKeyEditor({ onClose, onCreated }: { onClose: () => void; onCreated: (key: string) => void }) {
  const { t } = useTranslation(['api-keys', 'common'])
  const initial: { name: string; scopes: Scope[]; expires: string } = { name: '', scopes: [], expires: '' }
  return (
    <EditorDrawer
      title={t('api-keys:new')}
      initial={initial}
      validate={(values) => ({
        name: values.name.trim() === '' ? t('common:required') : null,
        scopes: values.scopes.length === 0 ? t('common:choose') : null,
      })}
      save={async ({ name, scopes: chosen, expires }) => {
        const { key } = await createApiKey({ name, scopes: chosen, expires_at: expires === '' ? null : new Date(`${expires}T23:59:59`).toISOString() })
        onCreated(key)
      }}
      saved={() => t('api-keys:created')}
      onClose={onClose}
    >
      {(form) => (
        <>
          <TextInput
            label={t('common:name')}
            placeholder={t('api-keys:nameHint')}
            required
            data-autofocus
            maxLength={200}
            {...form.getInputProps('name')}
          />
          <Checkbox.Group label={t('api-keys:scopes')} {...form.getInputProps('scopes')}>
            <Stack gap="xs" mt="xs">
              {(Object.keys(scopes) as Noun[]).map((noun) => (
                <Group key={noun} justify="space-between" wrap="nowrap">
                  <Text size="sm">{t(`api-keys:noun.${noun}`)}</Text>
                  <Group wrap="nowrap">
                    {scopes[noun].map((scope) => (
                      <Checkbox
                        key={scope}
                        value={scope}
                        label={scope.endsWith('read') ? t('api-keys:read') : t('api-keys:write')}
                        aria-label={`${t(`api-keys:noun.${noun}`)}: ${scope.endsWith('read') ? t('api-keys:read') : t('api-keys:write')}`}
                      />
                    ))}
                  </Group>
                </Group>
              ))}
            </Stack>
          </Checkbox.Group>
          <TextInput type="date" label={t('api-keys:expires')} description={t('api-keys:expiresHint')} {...form.getInputProps('expires')} />
        </>
      )}
    </EditorDrawer>
  )
}
