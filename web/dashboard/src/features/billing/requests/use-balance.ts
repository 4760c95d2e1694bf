import { useQuery } from '@tanstack/react-query'
import { api, data } from '@/lib/api'

export function useBalance() {
  return useQuery({ queryKey: ['balance'], queryFn: () => data(api.GET('/balance')), refetchInterval: 60_000 })
}
