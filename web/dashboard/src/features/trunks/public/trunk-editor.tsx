import { Alert, NumberInput, PasswordInput, Select, Switch, TagsInput, Text, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Advanced } from '@/components/advanced'
import { EditorDrawer } from '@/components/editor-drawer'
import { PhoneInput } from '@/components/phone-input'
import { CallMe } from '@/features/calls/public/call-me'
import type { Schema } from '@/lib/api'
import { saveTrunk } from '../requests/save-trunk'
import { testTrunk } from '../requests/test-trunk'
import { useTrunkPresets } from '../requests/use-trunk-presets'

type Trunk = Schema<'Trunk'>
type Props = { opened?: Trunk; onClose: () => void; onDelete?: (trunk: Trunk) => void }

/** Where the provider's login, password and server go; what the number is bound to is told first. */
export function TrunkEditor({ opened, onClose, onDelete }: Props) {
  const { t } = useTranslation(['trunks', 'common'])
  const presets = useTrunkPresets().data ?? []
  return (
    <EditorDrawer
      title={opened?.name ?? t('trunks:new')}
      initial={{
        name: opened?.name ?? '',
        preset: opened?.preset ?? '',
        server: opened?.server ?? '',
        port: opened?.port ?? 5060,
        transport: opened?.transport ?? ('udp' as const),
        registered: opened?.registered ?? true,
        login: opened?.login ?? '',
        password: '',
        domain: opened?.domain ?? '',
        caller_number: opened?.caller_number ?? '',
        addresses: opened?.addresses ?? [],
        channels: opened?.channels ?? 10,
        calls_per_second: opened?.calls_per_second ?? 5,
        place: opened?.place ?? 0,
      }}
      validate={(values) => {
        const needed = (text: string) => (text.trim() === '' ? t('common:required') : null)
        return {
          name: needed(values.name),
          server: needed(values.server),
          login: values.registered ? needed(values.login) : null,
          password: values.registered && !opened ? needed(values.password) : null,
        }
      }}
      save={(values) =>
        saveTrunk(opened, {
          ...values,
          preset: orNull(values.preset),
          login: orNull(values.login),
          password: orNull(values.password),
          domain: orNull(values.domain),
          caller_number: orNull(values.caller_number),
        })
      }
      onClose={onClose}
      onDelete={
        opened &&
        (() => {
          onDelete?.(opened)
        })
      }
    >
      {(form) => {
        const chosen = presets.find((one) => one.id === form.values.preset)
        return (
        <>
          {!opened && <Alert>{t('trunks:told')}</Alert>}
          <Select
            label={t('trunks:preset')}
            allowDeselect={false}
            data={[...presets.map(({ id, name }) => ({ value: id, label: name })), { value: '', label: t('trunks:otherPreset') }]}
            {...form.getInputProps('preset')}
            onChange={(id) => {
              const preset = presets.find((one) => one.id === id)
              form.setFieldValue('preset', id ?? '')
              if (!preset) return
              form.setValues({ port: preset.port, transport: preset.transport, registered: preset.registered })
              if (form.values.name === '') form.setFieldValue('name', preset.name)
              if (preset.server !== null) form.setFieldValue('server', preset.server)
            }}
          />
          {chosen && <Text size="sm">{chosen.note}</Text>}
          <TextInput label={t('trunks:name')} required maxLength={200} {...form.getInputProps('name')} />
          <TextInput
            label={t('trunks:server')}
            description={chosen?.server_hint ?? t('trunks:serverHint')}
            required
            spellCheck={false}
            autoCapitalize="off"
            {...form.getInputProps('server')}
          />
          {form.values.registered && (
            <>
              <TextInput label={t('trunks:login')} required autoComplete="off" spellCheck={false} {...form.getInputProps('login')} />
              <PasswordInput
                label={t('trunks:password')}
                description={opened && t('trunks:passwordKept')}
                required={!opened}
                autoComplete="new-password"
                {...form.getInputProps('password')}
              />
            </>
          )}
          <Advanced>
            <Switch
              label={t('trunks:registered')}
              description={t('trunks:registeredHint')}
              {...form.getInputProps('registered', { type: 'checkbox' })}
            />
            <TagsInput label={t('trunks:addresses')} {...form.getInputProps('addresses')} />
            <PhoneInput label={t('trunks:callerNumber')} {...form.getInputProps('caller_number')} />
            <NumberInput label={t('trunks:port')} min={1} max={65535} {...form.getInputProps('port')} />
            <Select
              label={t('trunks:transport')}
              allowDeselect={false}
              data={['udp', 'tcp', 'tls'].map((value) => ({ value, label: value.toUpperCase() }))}
              {...form.getInputProps('transport')}
            />
            <TextInput label={t('trunks:domain')} {...form.getInputProps('domain')} />
            <NumberInput label={t('trunks:channels')} min={1} max={1000} {...form.getInputProps('channels')} />
            <NumberInput label={t('trunks:callsPerSecond')} min={1} max={100} {...form.getInputProps('calls_per_second')} />
            <NumberInput label={t('trunks:place')} min={-1000} max={1000} {...form.getInputProps('place')} />
          </Advanced>
          {opened && (
            <CallMe title={t('trunks:testCall')} lead={t('trunks:testCallLead')} place={(phone) => testTrunk(opened.id, phone)} />
          )}
        </>
        )
      }}
    </EditorDrawer>
  )
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text
}
