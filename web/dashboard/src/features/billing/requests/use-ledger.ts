import { api, data } from '@/lib/api'
import { useHistory } from '@/lib/use-history'

export function useLedger() {
  return useHistory(['ledger'], (after) => data(api.GET('/ledger', { params: { query: { after } } })))
}
