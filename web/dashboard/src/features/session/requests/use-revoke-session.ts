import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/api'

export function useRevokeSession() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (session: number) => api.DELETE('/sessions/{session}', { params: { path: { session } } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['sessions'] }),
  })
}
