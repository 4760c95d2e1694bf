import { useQuery } from '@tanstack/react-query'
import { api, data } from '@/lib/api'

/** The lines with their live states, looked at anew while somebody looks. */
export function useTrunks() {
  return useQuery({ queryKey: ['trunks'], queryFn: async () => (await data(api.GET('/trunks'))).items, refetchInterval: 5_000 })
}
