import { useInfiniteQuery } from '@tanstack/react-query'

/**
 * A list that grows for ever, newest first, a page at a time. `refreshMs` is how often the newest page is looked at anew while somebody looks
 * at it alone; who reads further down is not disturbed.
 */
export function useHistory<Item>(
  key: string[],
  page: (after: string | undefined) => Promise<{ items: Item[]; next: string | null }>,
  refreshMs?: number,
) {
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => page(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    refetchInterval: ({ state }) => refreshMs !== undefined && state.data?.pages.length === 1 && refreshMs,
  })
  return { ...query, data: query.data?.pages.flatMap(({ items }) => items) }
}
