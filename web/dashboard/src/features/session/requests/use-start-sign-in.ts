import { useMutation } from '@tanstack/react-query'
import { api, data, type Schema } from '@/lib/api'

export function useStartSignIn() {
  return useMutation({
    mutationFn: (body: { phone: string; language: Schema<'Language'> }) => data(api.POST('/sign-in/start', { body })),
  })
}
