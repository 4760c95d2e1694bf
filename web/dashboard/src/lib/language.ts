export const languages = ['uz', 'ru', 'en'] as const

export type Language = (typeof languages)[number]

/** Each language's own name: the same in every language. */
export const languageNames: Record<Language, string> = { uz: 'Oʻzbekcha', ru: 'Русский', en: 'English' }

export function isLanguage(value: unknown): value is Language {
  return languages.includes(value as Language)
}
