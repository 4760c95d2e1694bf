import { useTranslation } from 'react-i18next'
import { ApiProblem } from '@/lib/problem'

/** What went wrong, in the words of the API where it has some. */
export function useProblemText(): (error: unknown) => string {
  const { t } = useTranslation('common')
  return (error) => {
    const problem = error instanceof ApiProblem ? error.problem : undefined
    return problem?.status === 0 ? t('noAnswer') : (problem?.detail ?? problem?.title) || t('failed')
  }
}
