import { useQuery } from '@tanstack/react-query'
import { api, data } from '@/lib/api'

/** How far a campaign is, as it goes on. */
export function useProgress(campaign: number) {
  return useQuery({
    queryKey: ['campaigns', campaign, 'progress'],
    queryFn: () => data(api.GET('/campaigns/{campaign}/progress', { params: { path: { campaign } } })),
    refetchInterval: 5000,
  })
}
