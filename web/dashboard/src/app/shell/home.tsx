import { Navigate } from '@tanstack/react-router'
import { useAccess } from '@/features/session/public/use-access'
import { useMe } from '@/features/session/requests/use-me'

/** Where one begins: the guided set-up until it is done. */
export function Home() {
  const may = useAccess()
  const steps = useMe().data?.first_steps
  if (!may('supervisor')) return <Navigate to="/phone" replace />
  const done = !steps || (steps.operators && steps.number && steps.greeting && steps.test_call)
  return <Navigate to={may('administrator') && !done ? '/first-steps' : '/operators'} replace />
}
