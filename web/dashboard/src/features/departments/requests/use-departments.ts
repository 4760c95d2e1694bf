import { useQuery } from '@tanstack/react-query'
import { api, data } from '@/lib/api'

export function useDepartments() {
  return useQuery({ queryKey: ['departments'], queryFn: async () => (await data(api.GET('/departments'))).items })
}
