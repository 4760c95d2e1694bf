import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/api'

/** Hours for which support may edit; null ends it at once. */
export function useChangeSupportGrant() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (hours: number | null) => {
      if (hours === null) await api.DELETE('/company/support-grant')
      else await api.PUT('/company/support-grant', { body: { hours } })
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['support-grant'] }),
  })
}
