import { useTranslation } from 'react-i18next'

const known = [
  'operator', 'department', 'menu', 'trunk', 'number', 'schedule', 'audio', 'company', 'member', 'api_key', 'support_grant', 'campaign',
  'do_not_call', 'calling_rules', 'invoice', 'credit', 'balance', 'workplace', 'client', 'conclusion', 'speech_provider',
] as const

/** What kind of thing was changed; the contract leaves the list open, so one not known here is called as the API calls it. */
export function useThingName(): (thing: string) => string {
  const { t } = useTranslation('audit')
  return (thing) => {
    const one = known.find((kind) => kind === thing)
    return one ? t(`thing.${one}`) : thing
  }
}
