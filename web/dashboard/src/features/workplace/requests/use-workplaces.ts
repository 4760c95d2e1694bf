import { useQuery } from '@tanstack/react-query'
import { api, data } from '@/lib/api'

export const workplacesKey = (operator: number) => ['workplaces', operator]

/** Links that wait and programs that were given out; a link that is used goes from the list, so it is looked at often while it is open. */
export function useWorkplaces(operator: number) {
  return useQuery({
    queryKey: workplacesKey(operator),
    queryFn: async () => (await data(api.GET('/operators/{operator}/workplaces', { params: { path: { operator } } }))).items,
    refetchInterval: 3000,
  })
}
