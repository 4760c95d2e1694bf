import { Alert } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ApiProblem } from '@/lib/problem'

/** What went wrong, in the words of the API where it has some. */
export function ProblemAlert({ error }: { error: unknown }) {
  const { t } = useTranslation('common')
  if (error === null || error === undefined) return null
  const problem = error instanceof ApiProblem ? error.problem : undefined
  const text = problem?.status === 0 ? t('noAnswer') : (problem?.detail ?? problem?.title) || t('failed')
  return (
    <Alert color="red" role="alert">
      {text}
    </Alert>
  )
}
