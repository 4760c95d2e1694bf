import { useQuery } from '@tanstack/react-query'
import { api, data } from '@/lib/api'

export function useNumbers() {
  return useQuery({ queryKey: ['numbers'], queryFn: async () => (await data(api.GET('/numbers'))).items })
}
