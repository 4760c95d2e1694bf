import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/api'
import { workplacesKey } from './use-workplaces'

export function useRevokeWorkplace(operator: number) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (workplace: number) => api.DELETE('/workplaces/{workplace}', { params: { path: { workplace } } }),
    onSuccess: () => client.invalidateQueries({ queryKey: workplacesKey(operator) }),
  })
}
