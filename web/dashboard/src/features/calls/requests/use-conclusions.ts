import { useQuery } from '@tanstack/react-query'
import { api, data } from '@/lib/api'

export function useConclusions() {
  return useQuery({ queryKey: ['conclusions'], queryFn: async () => (await data(api.GET('/conclusions'))).items })
}
