import type { Schema } from '@/lib/api'
import { useMe } from '../requests/use-me'

const ranks = ['operator', 'supervisor', 'administrator', 'owner'] as const

/** Whether who is signed in has at least this role here; what he may not do is not shown to him. */
export function useAccess(): (role: Schema<'Role'>) => boolean {
  const role = useMe().data?.role
  return (least) => role !== null && role !== undefined && ranks.indexOf(role) >= ranks.indexOf(least)
}
