import { useQuery } from '@tanstack/react-query'
import { api, data } from '@/lib/api'

export function useDeletedOperators() {
  return useQuery({ queryKey: ['deleted-operators'], queryFn: async () => (await data(api.GET('/deleted-operators'))).items })
}
