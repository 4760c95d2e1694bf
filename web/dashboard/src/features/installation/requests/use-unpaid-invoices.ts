import { api, data } from '@/lib/api'
import { useHistory } from '@/lib/use-history'

export function useUnpaidInvoices() {
  return useHistory(['unpaid-invoices'], (after) => data(api.GET('/installation/invoices', { params: { query: { after, unpaid: true } } })))
}
