import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/api'

export function useDoneReminder() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (call: string) => api.PUT('/reminders/{call}/done', { params: { path: { call } } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['reminders'] }),
  })
}
