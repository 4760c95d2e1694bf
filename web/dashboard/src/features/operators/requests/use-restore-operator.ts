import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api, data } from '@/lib/api'

export function useRestoreOperator() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (operator: number) => data(api.POST('/deleted-operators/{operator}/restore', { params: { path: { operator } } })),
    onSuccess: () => client.invalidateQueries(),
  })
}
