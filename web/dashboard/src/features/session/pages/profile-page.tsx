import { Button, Card, Select, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { notifications } from '@mantine/notifications'
import { useTranslation } from 'react-i18next'
import { Page } from '@/components/page'
import { ProblemAlert } from '@/components/problem-alert'
import type { Schema } from '@/lib/api'
import { languageNames, languages } from '@/lib/language'
import { formatPhone } from '@/lib/phone'
import { useEditMe } from '../requests/use-edit-me'
import { useMe } from '../requests/use-me'
import { SessionsCard } from './sessions-card'

const themes = ['system', 'light', 'dark'] as const

export function ProfilePage() {
  const { t } = useTranslation('profile')
  const person = useMe().data?.person
  return (
    <Page title={t('title')}>
      {person && <PersonCard person={person} />}
      <SessionsCard />
    </Page>
  )
}

function PersonCard({ person }: { person: Schema<'Me'>['person'] }) {
  const { t } = useTranslation(['profile', 'common'])
  const edit = useEditMe()
  const form = useForm({ initialValues: { name: person.name ?? '', language: person.language, theme: person.theme } })
  return (
    <Card maw={560}>
      <form
        onSubmit={form.onSubmit(({ name, language, theme }) => {
          edit.mutate(
            { name: name.trim() === '' ? null : name, language, theme },
            {
              onSuccess: () => {
                notifications.show({ color: 'green', message: t('common:saved') })
              },
            },
          )
        })}
      >
        <Stack>
          <TextInput label={t('profile:phone')} readOnly variant="filled" value={formatPhone(person.phone)} />
          <TextInput label={t('profile:name')} maxLength={200} autoComplete="name" {...form.getInputProps('name')} />
          <Select
            label={t('profile:language')}
            allowDeselect={false}
            data={languages.map((value) => ({ value, label: languageNames[value] }))}
            {...form.getInputProps('language')}
          />
          <Select
            label={t('profile:theme')}
            allowDeselect={false}
            data={themes.map((value) => ({ value, label: t(`profile:themes.${value}`) }))}
            {...form.getInputProps('theme')}
          />
          <ProblemAlert error={edit.error} />
          <Button type="submit" loading={edit.isPending} style={{ alignSelf: 'flex-start' }}>
            {t('common:save')}
          </Button>
        </Stack>
      </form>
    </Card>
  )
}
