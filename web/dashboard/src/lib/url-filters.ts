import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'

export type Filters = Record<string, string | undefined>

/** What a page shows, kept in its address: filters, search, what is open. Undefined or empty takes a name out. */
export function useUrlFilters(): [Filters, (change: Filters, push?: boolean) => void] {
  const filters: Filters = useSearch({ strict: false })
  const navigate = useNavigate()
  const change = useCallback(
    (change: Filters, push = false) => {
      void navigate({
        to: '.',
        search: ((before: Filters) => withoutEmpty({ ...before, ...change })) as never,
        replace: !push,
      })
    },
    [navigate],
  )
  return [filters, change]
}

function withoutEmpty(filters: Filters): Filters {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined && value !== ''))
}
