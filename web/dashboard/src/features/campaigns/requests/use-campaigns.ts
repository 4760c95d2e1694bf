import { useQuery } from '@tanstack/react-query'
import { api, data } from '@/lib/api'

/** Looked at again while the page is open: campaigns go on by themselves. */
export function useCampaigns() {
  return useQuery({ queryKey: ['campaigns'], queryFn: async () => (await data(api.GET('/campaigns'))).items, refetchInterval: 5000 })
}
