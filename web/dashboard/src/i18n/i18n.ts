import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { isLanguage, type Language } from '@/lib/language'

const storageKey = 'alovoice.language'

// One chunk a language: a visitor loads the texts of his own only.
const texts: Record<Language, () => Promise<{ default: Record<string, object> }>> = {
  uz: () => import('./uz'),
  ru: () => import('./ru'),
  en: () => import('./en'),
}

/** Ready when the texts of the visitor's language are there: what he chose here, else what his browser asks for, else Uzbek. */
export async function startTexts(): Promise<void> {
  await i18next.use(initReactI18next).init({
    fallbackLng: false,
    resources: {},
    partialBundledLanguages: true,
    defaultNS: 'common',
    interpolation: { escapeValue: false },
    returnNull: false,
    // The compiler knows the keys; one that is put together at run time and is missing is not shown in silence.
    saveMissing: true,
    missingKeyHandler: (_, namespace, key) => {
      console.error(`no text ${namespace}:${key}`)
    },
  })
  await speak(firstLanguage())
}

/** Changes the language of everything on the screen. */
export async function speak(language: Language): Promise<void> {
  const { default: namespaces } = await texts[language]()
  for (const [namespace, entries] of Object.entries(namespaces)) {
    i18next.addResourceBundle(language, namespace, entries)
  }
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
  try {
    localStorage.setItem(storageKey, language)
  } catch {
    // A browser that keeps nothing still speaks the language for as long as the page is open.
  }
}

function firstLanguage(): Language {
  try {
    const kept = localStorage.getItem(storageKey)
    if (isLanguage(kept)) return kept
  } catch {
    // See speak.
  }
  return navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? 'uz'
}
