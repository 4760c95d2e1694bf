import { useQuery } from '@tanstack/react-query'
import { api, data } from '@/lib/api'

export function useAudio() {
  return useQuery({ queryKey: ['audio'], queryFn: async () => (await data(api.GET('/audio'))).items })
}
