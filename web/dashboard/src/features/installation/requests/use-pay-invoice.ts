import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api, data } from '@/lib/api'

export function usePayInvoice() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (invoice: number) => data(api.PUT('/installation/invoices/{invoice}/paid', { params: { path: { invoice } } })),
    onSuccess: () => client.invalidateQueries(),
  })
}
