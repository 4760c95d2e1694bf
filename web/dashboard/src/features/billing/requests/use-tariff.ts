import { useQuery } from '@tanstack/react-query'
import { api, data } from '@/lib/api'

export function useTariff() {
  return useQuery({ queryKey: ['tariff'], queryFn: () => data(api.GET('/tariff')) })
}
