import { useInfiniteQuery } from '@tanstack/react-query'
import { api, data } from '@/lib/api'

/** The inbox, looked at anew while somebody looks. */
export function useVoicemails(unheard: boolean) {
  const query = useInfiniteQuery({
    queryKey: ['voicemails', unheard],
    queryFn: ({ pageParam }) => data(api.GET('/voicemails', { params: { query: { after: pageParam, unheard } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    refetchInterval: 20_000,
  })
  return { ...query, data: query.data?.pages.flatMap(({ items }) => items), unheard: query.data?.pages[0]?.unheard ?? 0 }
}
