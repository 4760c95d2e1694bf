import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api, data, type Schema } from '@/lib/api'
import { myPhoneKey } from './use-my-phone'

export function useSetRingMobile() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (ring_mobile: Schema<'RingMobile'>) => data(api.PUT('/phone/ring-mobile', { body: { ring_mobile } })),
    onSuccess: (saved) => {
      client.setQueryData(myPhoneKey, saved)
    },
  })
}
