import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api, data } from '@/lib/api'
import { meKey } from './use-me'

export function useConfirmSignIn() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: { phone: string; code: string }) => data(api.POST('/sign-in/confirm', { body })),
    onSuccess: (me) => client.setQueryData(meKey, me),
  })
}
