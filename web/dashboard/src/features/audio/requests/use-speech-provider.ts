import { useQuery } from '@tanstack/react-query'
import { api, data } from '@/lib/api'

/** Who speaks texts; null when nobody does. */
export function useSpeechProvider(enabled: boolean) {
  return useQuery({ queryKey: ['speech-provider'], queryFn: async () => (await data(api.GET('/speech-provider'))).provider, enabled })
}
