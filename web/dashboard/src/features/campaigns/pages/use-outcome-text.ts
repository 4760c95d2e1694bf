import { useTranslation } from 'react-i18next'

const known = [
  'success', 'short_talk', 'machine', 'abandoned', 'busy', 'no_answer', 'unreachable', 'rejected', 'bad_number', 'lost', 'trunk_fault',
  'cancelled', 'do_not_call', 'not_allowed',
] as const

/** What a call came to; the contract leaves the list open, so one not known here is called as the API calls it. */
export function useOutcomeText(): (outcome: string) => string {
  const { t } = useTranslation('campaigns')
  return (outcome) => {
    const one = known.find((name) => name === outcome)
    return one ? t(`outcome.${one}`) : outcome
  }
}
