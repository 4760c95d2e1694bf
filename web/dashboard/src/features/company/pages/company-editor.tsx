import { NumberInput, Select, Switch, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { EditorDrawer } from '@/components/editor-drawer'
import type { Schema } from '@/lib/api'
import { languageNames, languages } from '@/lib/language'
import { saveCompany } from '../requests/save-company'

export function CompanyEditor({ company, onClose }: { company: Schema<'Company'>; onClose: () => void }) {
  const { t } = useTranslation(['company', 'common'])
  const { id, sip_domain, created_at, version, ...initial } = company
  return (
    <EditorDrawer
      title={t('company:settings')}
      initial={{ ...initial, daily_spend_limit: initial.daily_spend_limit / 100 }}
      validate={({ name }) => ({ name: name.trim() === '' ? t('common:required') : null })}
      save={(values) => saveCompany(version, { ...values, daily_spend_limit: Math.round(values.daily_spend_limit * 100) })}
      onClose={onClose}
    >
      {(form) => (
        <>
          <TextInput label={t('company:name')} required data-autofocus maxLength={200} {...form.getInputProps('name')} />
          <Select
            label={t('company:timeZone')}
            searchable
            allowDeselect={false}
            data={Intl.supportedValuesOf('timeZone')}
            {...form.getInputProps('time_zone')}
          />
          <Select
            label={t('company:language')}
            allowDeselect={false}
            data={languages.map((value) => ({ value, label: languageNames[value] }))}
            {...form.getInputProps('language')}
          />
          <Switch label={t('company:record')} {...form.getInputProps('record_calls', { type: 'checkbox' })} />
          <Switch label={t('company:announce')} {...form.getInputProps('announce_recording', { type: 'checkbox' })} />
          <NumberInput label={t('company:keepDays')} min={1} max={3650} {...form.getInputProps('recording_days')} />
          <Switch label={t('company:international')} {...form.getInputProps('international_allowed', { type: 'checkbox' })} />
          <Switch label={t('company:premium')} {...form.getInputProps('premium_allowed', { type: 'checkbox' })} />
          <NumberInput label={t('company:dailyCalls')} min={0} max={1000000} thousandSeparator=" " {...form.getInputProps('daily_call_limit')} />
          <NumberInput label={t('company:dailySpend')} min={0} max={1000000000} thousandSeparator=" " {...form.getInputProps('daily_spend_limit')} />
        </>
      )}
    </EditorDrawer>
  )
}
