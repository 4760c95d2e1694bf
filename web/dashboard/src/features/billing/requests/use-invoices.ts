import { api, data } from '@/lib/api'
import { useHistory } from '@/lib/use-history'

export function useInvoices() {
  return useHistory(['invoices'], (after) => data(api.GET('/invoices', { params: { query: { after } } })))
}
