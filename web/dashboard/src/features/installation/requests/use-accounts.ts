import { api, data } from '@/lib/api'
import { useHistory } from '@/lib/use-history'

export function useAccounts(search: string) {
  return useHistory(['accounts', search], (after) => data(api.GET('/installation/companies', { params: { query: { after, search } } })))
}
