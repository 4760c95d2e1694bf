import { useQuery } from '@tanstack/react-query'
import { api, data } from '@/lib/api'

export function useCompany() {
  return useQuery({ queryKey: ['company'], queryFn: () => data(api.GET('/company')) })
}
