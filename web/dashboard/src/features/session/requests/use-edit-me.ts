import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api, data, type Schema } from '@/lib/api'
import { meKey } from './use-me'

export function useEditMe() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ name, language, theme }: Pick<Schema<'Me'>['person'], 'name' | 'language' | 'theme'>) =>
      data(api.PUT('/me', { body: { name, language, theme } })),
    onSuccess: (me) => client.setQueryData(meKey, me),
  })
}
