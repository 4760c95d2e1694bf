import { Group, NumberInput, Select, Stack, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { EditorDrawer } from '@/components/editor-drawer'
import type { EditorProps } from '@/components/list-with-editor'
import { PlayButton } from '@/components/play-button'
import { AddSound } from '@/features/audio/public/add-sound'
import { CallMe } from '@/features/calls/public/call-me'
import { StepChooser } from '@/features/routing/public/step-chooser'
import { useStepFault } from '@/features/routing/public/use-step-fault'
import { useThings } from '@/features/routing/public/use-things'
import { baseUrl, type Schema } from '@/lib/api'
import { saveMenu } from '../requests/save-menu'
import { testMenu } from '../requests/test-menu'
import { MenuKeys } from './menu-keys'
import type { MenuValues } from './menu-values'

type Props = EditorProps<Schema<'Menu'>> & { /** Of a new menu, when there is one already. */ greeting?: number }

/** The form of the manual: greeting, default action, timeout, digits and their actions. */
export function MenuEditor({ opened, greeting: chosen, onClose, onDelete }: Props) {
  const { t } = useTranslation(['menus', 'common'])
  const sounds = useThings().audio
  const stepFault = useStepFault()
  const initial: MenuValues = {
    name: opened?.name ?? '',
    greeting: opened?.greeting ?? chosen ?? null,
    timeout_seconds: opened?.timeout_seconds ?? 10,
    repeats: opened?.repeats ?? 1,
    default_step: opened?.default_step ?? null,
    keys: opened?.keys ?? [],
  }
  return (
    <EditorDrawer
      size={640}
      title={opened?.name ?? t('menus:new')}
      initial={initial}
      validate={(values) => ({
        name: values.name.trim() === '' ? t('common:required') : null,
        default_step: stepFault(values.default_step),
        ...Object.fromEntries(values.keys.map(({ step }, at) => [`keys.${String(at)}.step`, stepFault(step)])),
      })}
      save={({ default_step, keys, ...values }) => {
        if (default_step === null) throw new Error('validated before')
        return saveMenu(opened, { ...values, default_step, keys: keys.flatMap(({ digits, step }) => (step === null ? [] : [{ digits, step }])) })
      }}
      onClose={onClose}
      onDelete={onDelete}
    >
      {(form) => {
        const { greeting } = form.values
        return (
          <>
            <TextInput
              label={t('common:name')}
              placeholder={t('menus:nameHint')}
              required
              data-autofocus
              maxLength={200}
              {...form.getInputProps('name')}
            />
            <Stack gap="xs">
              <Group align="flex-end" gap="xs" wrap="nowrap">
                <Select
                  flex={1}
                  label={t('menus:greeting')}
                  placeholder={t('menus:noGreeting')}
                  clearable
                  searchable
                  data={sounds}
                  error={form.errors.greeting}
                  value={greeting === null ? null : String(greeting)}
                  onChange={(id) => {
                    form.setFieldValue('greeting', id === null ? null : Number(id))
                  }}
                />
                {greeting !== null && (
                  <PlayButton
                    key={greeting}
                    path={`${baseUrl}/audio/${String(greeting)}/content`}
                    name={sounds.find(({ value }) => value === String(greeting))?.label ?? ''}
                  />
                )}
              </Group>
              <AddSound
                onAdded={({ id }) => {
                  form.setFieldValue('greeting', id)
                }}
              />
            </Stack>
            <StepChooser label={t('menus:defaultStep')} description={t('menus:defaultHint')} {...form.getInputProps('default_step')} />
            <Group grow align="flex-start">
              <NumberInput
                label={t('menus:timeout')}
                description={t('menus:timeoutHint')}
                min={1}
                max={60}
                suffix={` ${t('common:seconds')}`}
                {...form.getInputProps('timeout_seconds')}
              />
              <NumberInput
                label={t('menus:repeats')}
                inputWrapperOrder={['label', 'input', 'description', 'error']}
                min={0}
                max={9}
                {...form.getInputProps('repeats')}
              />
            </Group>
            <MenuKeys form={form} />
            {opened && <CallMe title={t('menus:testCall')} lead={t('menus:testCallLead')} place={(phone) => testMenu(opened.id, phone)} />}
          </>
        )
      }}
    </EditorDrawer>
  )
}
