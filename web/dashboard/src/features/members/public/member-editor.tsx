import { Select, Text, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { EditorDrawer } from '@/components/editor-drawer'
import { PhoneInput } from '@/components/phone-input'
import { useAccess } from '@/features/session/public/use-access'
import type { Schema } from '@/lib/api'
import { formatPhone, isWholePhone } from '@/lib/phone'
import { saveMember } from '../requests/save-member'

type Member = Schema<'Member'>
type Props = { opened?: Member; onClose: () => void; onDelete?: (member: Member) => void }

export function MemberEditor({ opened, onClose, onDelete }: Props) {
  const { t } = useTranslation(['company', 'shell', 'session'])
  const may = useAccess()
  const roles = (['owner', 'administrator', 'supervisor'] as const).filter((role) => role !== 'owner' || may('owner') || opened?.role === 'owner')
  return (
    <EditorDrawer
      title={opened ? (opened.name ?? formatPhone(opened.phone)) : t('company:addMember')}
      initial={{ phone: opened?.phone ?? '+998', name: opened?.name ?? '', role: opened?.role ?? ('administrator' as const) }}
      validate={({ phone }) => ({ phone: isWholePhone(phone) ? null : t('session:wrongPhone') })}
      save={({ phone, name, role }) => saveMember(opened, { phone, name: name.trim() === '' ? null : name, role })}
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
          {opened ? (
            <Text className="numbers">{formatPhone(opened.phone)}</Text>
          ) : (
            <>
              <PhoneInput label={t('company:phone')} required data-autofocus {...form.getInputProps('phone')} />
              <TextInput label={t('company:memberName')} maxLength={200} {...form.getInputProps('name')} />
            </>
          )}
          <Select
            label={t('company:role')}
            allowDeselect={false}
            data={roles.map((value) => ({ value, label: t(`shell:role.${value}`) }))}
            {...form.getInputProps('role')}
          />
        </>
      )}
    </EditorDrawer>
  )
}
