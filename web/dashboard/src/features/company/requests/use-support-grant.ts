import { useQuery } from '@tanstack/react-query'
import { api, data } from '@/lib/api'

export function useSupportGrant() {
  return useQuery({ queryKey: ['support-grant'], queryFn: () => data(api.GET('/company/support-grant')) })
}
