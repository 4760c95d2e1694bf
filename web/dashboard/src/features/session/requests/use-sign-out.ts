import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/api'
import { meKey } from './use-me'

export function useSignOut() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => api.DELETE('/session'),
    onSuccess: () => {
      // Nothing of the company stays in the memory of a browser that others may use.
      client.clear()
      client.setQueryData(meKey, null)
    },
  })
}
