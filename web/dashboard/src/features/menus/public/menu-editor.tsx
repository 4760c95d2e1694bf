import { Group, NumberInput, Select, Stack, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { EditorDrawer } from '@/components/editor-drawer'
import { PlayButton } from '@/components/play-button'
import { AddSound } from '@/features/audio/public/add-sound'
import { StepChooser } from '@/features/routing/public/step-chooser'
import { useThings } from '@/features/routing/public/use-things'
import { baseUrl, type Schema } from '@/lib/api'
import { saveMenu } from '../requests/save-menu'
import { MenuKeys } from './menu-keys'
import type { MenuValues } from './menu-values'

type Menu = Schema<'Menu'>
type Props = { opened?: Menu; /** Of a new menu, when there is one already. */ greeting?: number; onClose: () => void; onDelete?: (menu: Menu) => void }

/** The form of the manual: greeting, default action, timeout, digits and their actions. */
export function MenuEditor({ opened, greeting: chosen, onClose, onDelete }: Props) {
  const { t } = useTranslation(['menus', 'common', 'steps'])
  const sounds = useThings().audio
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
        default_step: values.default_step === null ? t('steps:choose') : null,
        ...Object.fromEntries(values.keys.flatMap(({ step }, at) => (step === null ? [[`keys.${String(at)}.step`, t('steps:choose')]] : []))),
      })}
      save={({ default_step, keys, ...values }) => {
        if (default_step === null) throw new Error('validated before')
        return saveMenu(opened, { ...values, default_step, keys: keys.flatMap(({ digits, step }) => (step === null ? [] : [{ digits, step }])) })
      }}
      onClose={onClose}
      onDelete={
        opened &&
        (() => {
          onDelete?.(opened)
        })
      }
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
          </>
        )
      }}
    </EditorDrawer>
  )
}
