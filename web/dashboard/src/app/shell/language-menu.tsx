import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { speak } from '@/i18n/i18n'
import { useLanguage } from '@/i18n/use-language'
import { isLanguage, languageNames, languages } from '@/lib/language'

/** Each language under its own name, so that who reads no other finds it. */
export function LanguageMenu() {
  const { t } = useTranslation('common')
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('language')}
      value={useLanguage()}
      data={languages.map((language) => ({ value: language, label: languageNames[language] }))}
      onChange={(language) => {
        if (isLanguage(language)) void speak(language)
      }}
    />
  )
}
