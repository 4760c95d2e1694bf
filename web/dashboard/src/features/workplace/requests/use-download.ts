import { useMutation, useQueryClient } from '@tanstack/react-query'
import { download } from '@/lib/download'
import { workplacesKey } from './use-workplaces'

/** AloVoice Desktop, or the file for a model of phone. */
export function useDownload(operator: number) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (what: 'desktop' | 'yealink' | 'grandstream' | 'fanvil' | 'microsip') =>
      what === 'desktop' ? download(`/operators/${String(operator)}/desktop`, 'POST') : download(`/operators/${String(operator)}/phone-file?model=${what}`),
    onSuccess: () => client.invalidateQueries({ queryKey: workplacesKey(operator) }),
  })
}
