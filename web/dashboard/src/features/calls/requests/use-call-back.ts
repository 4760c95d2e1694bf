import { useMutation } from '@tanstack/react-query'
import { api, data } from '@/lib/api'

/** Rings one's own phone, then whom that call was with. */
export function useCallBack() {
  return useMutation({ mutationFn: (call: string) => data(api.POST('/calls/{call}/call-back', { params: { path: { call } } })) })
}
