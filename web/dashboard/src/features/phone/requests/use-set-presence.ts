import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/api'
import { myPhoneKey } from './use-my-phone'

export function useSetPresence(operator: number) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (presence: { available: boolean; pause_reason: string | null }) =>
      api.PUT('/operators/{operator}/presence', { params: { path: { operator } }, body: presence }),
    onSuccess: () => client.invalidateQueries({ queryKey: myPhoneKey }),
  })
}
