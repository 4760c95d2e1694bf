import { useQuery } from '@tanstack/react-query'
import { api, data } from '@/lib/api'

export function useCallRoutes() {
  return useQuery({ queryKey: ['call-routes'], queryFn: () => data(api.GET('/call-routes')) })
}
