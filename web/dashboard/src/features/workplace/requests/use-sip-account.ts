import { useQuery } from '@tanstack/react-query'
import { api, data } from '@/lib/api'

/** Each look is in the audit log, so it is asked for only when somebody opens it, and not kept. */
export function useSipAccount(operator: number) {
  return useQuery({
    queryKey: ['sip-account', operator],
    queryFn: () => data(api.GET('/operators/{operator}/sip-account', { params: { path: { operator } } })),
    gcTime: 0,
    staleTime: Infinity,
  })
}
