import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, data } from '@/lib/api'

const key = ['pause-reasons']

export function usePauseReasons() {
  return useQuery({ queryKey: key, queryFn: async () => (await data(api.GET('/pause-reasons'))).reasons })
}

export function useSavePauseReasons() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (reasons: string[]) => data(api.PUT('/pause-reasons', { body: { reasons } })),
    onSuccess: ({ reasons }) => {
      client.setQueryData(key, reasons)
    },
  })
}
