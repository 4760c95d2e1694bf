import { api, data } from '@/lib/api'
import { useHistory } from '@/lib/use-history'

export function useClients(search: string) {
  return useHistory(['clients', search], (after) => data(api.GET('/clients', { params: { query: { after, search } } })))
}
