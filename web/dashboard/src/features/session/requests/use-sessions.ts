import { useQuery } from '@tanstack/react-query'
import { api, data } from '@/lib/api'

export function useSessions() {
  return useQuery({ queryKey: ['sessions'], queryFn: async () => (await data(api.GET('/sessions'))).items })
}
