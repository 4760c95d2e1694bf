import { Checkbox, Group, Switch, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { EditorDrawer } from '@/components/editor-drawer'
import { IdsSelect } from '@/components/ids-select'
import { PhoneInput } from '@/components/phone-input'
import { useDepartments } from '@/features/departments/requests/use-departments'
import type { Schema } from '@/lib/api'
import { languageNames, languages } from '@/lib/language'
import { isWholePhone } from '@/lib/phone'
import { disableOperator } from '../requests/disable-operator'
import { saveOperator } from '../requests/save-operator'

type Operator = Schema<'Operator'>
type Props = { opened?: Operator; onClose: () => void; onDelete?: (operator: Operator) => void }

export function OperatorEditor({ opened, onClose, onDelete }: Props) {
  const { t } = useTranslation(['operators', 'common', 'session'])
  const departments = useDepartments().data ?? []
  return (
    <EditorDrawer
      title={opened?.name ?? t('operators:new')}
      initial={{
        name: opened?.name ?? '',
        phone: opened?.phone ?? '',
        departments: opened?.departments ?? [],
        languages: opened?.languages ?? [],
        outside_allowed: opened?.outside_allowed ?? true,
        international_allowed: opened?.international_allowed ?? false,
        disabled: opened?.disabled ?? false,
      }}
      validate={(values) => ({
        name: values.name.trim() === '' ? t('common:required') : null,
        phone: values.phone === '' || isWholePhone(values.phone) ? null : t('session:wrongPhone'),
      })}
      save={async ({ disabled, phone, ...values }) => {
        const saved = await saveOperator(opened, { ...values, phone: phone === '' ? null : phone })
        return saved.disabled === disabled ? saved : disableOperator(saved.id, disabled)
      }}
      saved={opened ? undefined : ({ name, extension }) => t('operators:extensionGiven', { name, extension })}
      onClose={onClose}
      onDelete={
        opened &&
        (() => {
          onDelete?.(opened)
        })
      }
    >
      {(form) => (
        <>
          <TextInput label={t('operators:name')} required data-autofocus maxLength={200} {...form.getInputProps('name')} />
          <PhoneInput label={t('operators:phone')} description={t('operators:phoneHint')} {...form.getInputProps('phone')} />
          <IdsSelect
            label={t('operators:departments')}
            data={departments.map((one) => ({ value: String(one.id), label: one.name }))}
            {...form.getInputProps('departments')}
          />
          <Checkbox.Group label={t('operators:languages')} {...form.getInputProps('languages')}>
            <Group mt={4}>
              {languages.map((language) => (
                <Checkbox key={language} value={language} label={languageNames[language]} />
              ))}
            </Group>
          </Checkbox.Group>
          <Switch label={t('operators:outside')} {...form.getInputProps('outside_allowed', { type: 'checkbox' })} />
          <Switch label={t('operators:international')} {...form.getInputProps('international_allowed', { type: 'checkbox' })} />
          {opened && (
            <Switch
              label={t('operators:disable')}
              description={t('operators:disableHint')}
              {...form.getInputProps('disabled', { type: 'checkbox' })}
            />
          )}
        </>
      )}
    </EditorDrawer>
  )
}
