import { useInfiniteQuery } from '@tanstack/react-query'

/** A list that grows for ever, newest first, a page at a time. */
export function useHistory<Item>(key: string[], page: (after: string | undefined) => Promise<{ items: Item[]; next: string | null }>) {
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => page(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  })
  return { ...query, data: query.data?.pages.flatMap(({ items }) => items) }
}
