import { useQuery } from '@tanstack/react-query'
import { api, data, type Schema } from '@/lib/api'
import { ApiProblem } from '@/lib/problem'

export const meKey = ['me']

/** Who is signed in; null when nobody is. */
export function useMe() {
  return useQuery({
    queryKey: meKey,
    queryFn: async (): Promise<Schema<'Me'> | null> => {
      try {
        return await data(api.GET('/me'))
      } catch (error) {
        if (error instanceof ApiProblem && error.status === 401) return null
        throw error
      }
    },
  })
}
