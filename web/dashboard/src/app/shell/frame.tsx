import { Center, Loader } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { useMe } from '@/features/session/requests/use-me'

// A visitor loads what he sees: not the cabinet before he has signed in, nor sign-in when he has.
const Shell = lazy(() => import('./shell').then(({ Shell }) => ({ default: Shell })))
const Threshold = lazy(() => import('./threshold').then(({ Threshold }) => ({ default: Threshold })))

/** The cabinet for who is signed in and has chosen a company; for everybody else what comes before. */
export function Frame() {
  const me = useMe()
  if (me.isPending) return <Waiting />
  return <Suspense fallback={<Waiting />}>{me.data?.tenant ? <Shell company={me.data.tenant.name} /> : <Threshold />}</Suspense>
}

function Waiting() {
  return (
    <Center h="100vh">
      <Loader />
    </Center>
  )
}
