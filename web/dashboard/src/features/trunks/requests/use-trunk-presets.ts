import { useQuery } from '@tanstack/react-query'
import { api, data } from '@/lib/api'

export function useTrunkPresets() {
  return useQuery({
    queryKey: ['trunk-presets'],
    queryFn: async () => (await data(api.GET('/trunk-presets'))).items,
    staleTime: Infinity,
  })
}
