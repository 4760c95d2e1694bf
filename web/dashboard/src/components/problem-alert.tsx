import { Alert } from '@mantine/core'
import type { ReactNode } from 'react'
import { useProblemText } from './use-problem-text'

/** What went wrong; children are what can be done about it. */
export function ProblemAlert({ error, children }: { error: unknown; children?: ReactNode }) {
  const text = useProblemText()
  if (error === null || error === undefined) return null
  return (
    <Alert color="red" role="alert">
      {text(error)}
      {children}
    </Alert>
  )
}
