import { useQuery } from '@tanstack/react-query'
import { api, data } from '@/lib/api'

export function useMenus() {
  return useQuery({ queryKey: ['menus'], queryFn: async () => (await data(api.GET('/menus'))).items })
}
