import { api, data, type Schema } from '@/lib/api'
import { useHistory } from '@/lib/use-history'

export type CallFilters = { search?: string; direction?: Schema<'Call'>['direction']; result?: NonNullable<Schema<'Call'>['result']> }

export function useCalls(filters: CallFilters) {
  return useHistory(
    ['calls', filters.search ?? '', filters.direction ?? '', filters.result ?? ''],
    (after) => data(api.GET('/calls', { params: { query: { ...filters, after } } })),
    3_000,
  )
}
