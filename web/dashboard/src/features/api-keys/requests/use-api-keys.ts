import { useQuery } from '@tanstack/react-query'
import { api, data } from '@/lib/api'

export function useApiKeys() {
  return useQuery({ queryKey: ['api-keys'], queryFn: async () => (await data(api.GET('/api-keys'))).items })
}
