import { useQuery } from '@tanstack/react-query'
import { api, data } from '@/lib/api'

export function useSchedules() {
  return useQuery({ queryKey: ['schedules'], queryFn: async () => (await data(api.GET('/schedules'))).items })
}
