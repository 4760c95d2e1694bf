import { useQuery } from '@tanstack/react-query'
import { api, data } from '@/lib/api'

/** One call, looked at again each second until it has ended. */
export function useCall(call: string | undefined) {
  return useQuery({
    queryKey: ['call', call],
    queryFn: () => data(api.GET('/calls/{call}', { params: { path: { call: call ?? '' } } })),
    enabled: call !== undefined,
    refetchInterval: (query) => (query.state.data?.status === 'ended' ? false : 1000),
  })
}
