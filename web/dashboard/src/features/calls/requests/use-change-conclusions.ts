import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/api'

/** Adds one to the company's list, or takes one from it. */
export function useChangeConclusions() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (change: { add: string } | { remove: number }) => {
      if ('add' in change) await api.POST('/conclusions', { body: { name: change.add } })
      else await api.DELETE('/conclusions/{conclusion}', { params: { path: { conclusion: change.remove } } })
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['conclusions'] }),
  })
}
