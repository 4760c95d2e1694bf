import { useQuery } from '@tanstack/react-query'
import { api, data } from '@/lib/api'

export function useMembers() {
  return useQuery({ queryKey: ['members'], queryFn: async () => (await data(api.GET('/members'))).items })
}
