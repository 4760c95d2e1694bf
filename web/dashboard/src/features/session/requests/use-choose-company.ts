import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api, data } from '@/lib/api'
import { meKey } from './use-me'

export function useChooseCompany() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (tenant: number) => data(api.PUT('/session/tenant', { body: { tenant } })),
    onSuccess: (me) => client.setQueryData(meKey, me),
  })
}
