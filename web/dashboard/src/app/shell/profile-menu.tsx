import { ActionIcon, Menu } from '@mantine/core'
import { IconBrandAndroid, IconBrandApple, IconBrandTelegram, IconBuilding, IconCheck, IconLogout, IconUserCircle } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useInstallation } from '@/features/installation/requests/use-installation'
import { useChooseCompany } from '@/features/session/requests/use-choose-company'
import { useEditMe } from '@/features/session/requests/use-edit-me'
import { useMe } from '@/features/session/requests/use-me'
import { useSignOut } from '@/features/session/requests/use-sign-out'
import { useLanguage } from '@/i18n/use-language'
import { languageNames, languages } from '@/lib/language'
import { formatPhone } from '@/lib/phone'

export function ProfileMenu() {
  const { t } = useTranslation(['shell', 'common'])
  const me = useMe().data
  const installation = useInstallation().data
  const signOut = useSignOut()
  const choose = useChooseCompany()
  const edit = useEditMe()
  const spoken = useLanguage()
  if (!me) return null
  const links = [
    { href: installation?.support_url, label: t('shell:help'), Icon: IconBrandTelegram },
    { href: installation?.android_url, label: t('shell:android'), Icon: IconBrandAndroid },
    { href: installation?.ios_url, label: t('shell:ios'), Icon: IconBrandApple },
  ].flatMap(({ href, ...link }) => (href ? [{ href, ...link }] : []))
  const others = me.tenants.filter((tenant) => tenant.id !== me.tenant?.id)
  return (
    <Menu width={260} position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t('shell:account')}>
          <IconUserCircle size={24} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{me.person.name ?? formatPhone(me.person.phone)}</Menu.Label>
        <Menu.Item component={Link} to="/profile" leftSection={<IconUserCircle size={18} aria-hidden />}>
          {t('shell:profile')}
        </Menu.Item>
        {links.map(({ href, label, Icon }) => (
          <Menu.Item key={href} component="a" href={href} target="_blank" rel="noreferrer" leftSection={<Icon size={18} aria-hidden />}>
            {label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{t('common:language')}</Menu.Label>
        {languages.map((language) => (
          <Menu.Item
            key={language}
            lang={language}
            rightSection={language === spoken ? <IconCheck size={16} aria-hidden /> : undefined}
            onClick={() => {
              edit.mutate({ ...me.person, language })
            }}
          >
            {languageNames[language]}
          </Menu.Item>
        ))}
        {others.length > 0 && (
          <>
            <Menu.Divider />
            <Menu.Label>{t('shell:changeCompany')}</Menu.Label>
            {others.map((tenant) => (
              <Menu.Item
                key={tenant.id}
                leftSection={<IconBuilding size={18} aria-hidden />}
                onClick={() => {
                  choose.mutate(tenant.id)
                }}
              >
                {tenant.name}
              </Menu.Item>
            ))}
          </>
        )}
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconLogout size={18} aria-hidden />}
          onClick={() => {
            signOut.mutate()
          }}
        >
          {t('common:signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
