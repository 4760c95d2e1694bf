import { useQuery } from '@tanstack/react-query'
import { api, data } from '@/lib/api'

export const myPhoneKey = ['phone']

/** What one's own phone registers with, one's presence, and what may be chosen; refetched, since a supervisor may change a presence too. */
export function useMyPhone() {
  return useQuery({ queryKey: myPhoneKey, queryFn: () => data(api.GET('/phone')), refetchInterval: 30_000 })
}
