import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api, data } from '@/lib/api'
import { workplacesKey } from './use-workplaces'

export function useCreatePhoneLink(operator: number) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => data(api.POST('/operators/{operator}/phone-links', { params: { path: { operator } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: workplacesKey(operator) }),
  })
}
