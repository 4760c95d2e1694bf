import { useQuery } from '@tanstack/react-query'
import { api, data } from '@/lib/api'

export function useReminders() {
  return useQuery({ queryKey: ['reminders'], queryFn: async () => (await data(api.GET('/reminders'))).items, refetchInterval: 60_000 })
}
