import { useQuery } from '@tanstack/react-query'
import { api, data } from '@/lib/api'

/** Who will not be called, and why. */
export function usePreview(campaign: number) {
  return useQuery({
    queryKey: ['campaigns', campaign, 'preview'],
    queryFn: () => data(api.GET('/campaigns/{campaign}/preview', { params: { path: { campaign } } })),
  })
}
