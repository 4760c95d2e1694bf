import { useQuery } from '@tanstack/react-query'
import { api, data } from '@/lib/api'

/** What this installation tells everybody: where help and phone apps are. */
export function useInstallation() {
  return useQuery({ queryKey: ['installation'], queryFn: () => data(api.GET('/installation')), staleTime: Infinity })
}
