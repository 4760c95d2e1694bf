import { useQuery } from '@tanstack/react-query'
import { api, data, type Schema } from '@/lib/api'
import { ApiProblem } from '@/lib/problem'
import { sessionEnded } from '@/lib/session-ended'

export const meKey = ['me']

/** Who is signed in; null when nobody is. Whose session ended at work stays until he signs in again: what he typed is not taken from him. */
export function useMe() {
  return useQuery({
    queryKey: meKey,
    queryFn: async ({ client }): Promise<Schema<'Me'> | null> => {
      try {
        return await data(api.GET('/me'))
      } catch (error) {
        if (!(error instanceof ApiProblem && error.status === 401)) throw error
        const before = client.getQueryData<Schema<'Me'>>(meKey)
        if (before) sessionEnded(true)
        return before ?? null
      }
    },
  })
}
