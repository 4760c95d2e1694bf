import { Center, Loader } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { useMe } from '@/features/session/requests/use-me'
import { useSessionEnded } from '@/lib/session-ended'

// A visitor loads what he sees: not the cabinet before he has signed in, nor sign-in when he has.
const Shell = lazy(() => import('./shell').then(({ Shell }) => ({ default: Shell })))
const Threshold = lazy(() => import('./threshold').then(({ Threshold }) => ({ default: Threshold })))
const SignInAgain = lazy(() => import('@/features/session/pages/sign-in-again').then(({ SignInAgain }) => ({ default: SignInAgain })))

/** The cabinet for who is signed in and has chosen a company; for everybody else what comes before. */
export function Frame() {
  const me = useMe()
  const ended = useSessionEnded()
  if (me.isPending) return <Waiting />
  return (
    <Suspense fallback={<Waiting />}>
      {me.data?.tenant ? <Shell company={me.data.tenant.name} /> : <Threshold />}
      {ended && (
        <Suspense>
          <SignInAgain />
        </Suspense>
      )}
    </Suspense>
  )
}

function Waiting() {
  return (
    <Center h="100vh">
      <Loader />
    </Center>
  )
}
