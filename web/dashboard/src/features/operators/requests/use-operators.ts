import { useQuery } from '@tanstack/react-query'
import { api, data, everyItem } from '@/lib/api'

/** All operators; their states are looked at anew while somebody looks. */
export function useOperators() {
  return useQuery({
    queryKey: ['operators'],
    queryFn: () => everyItem((after) => data(api.GET('/operators', { params: { query: { after, limit: 500 } } }))),
    refetchInterval: 10_000,
  })
}
