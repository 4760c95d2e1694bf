import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/api'

export function useSetHeard() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ recording, heard }: { recording: string; heard: boolean }) =>
      api.PUT('/voicemails/{recording}/heard', { params: { path: { recording } }, body: { heard } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['voicemails'] }),
  })
}
