import { api, data } from '@/lib/api'
import { useHistory } from '@/lib/use-history'

export const ownCallsKey = ['own-calls']

/** The calls that one made or that rang at one, newest first. */
export function useOwnCalls(operator: number) {
  return useHistory(ownCallsKey, (after) => data(api.GET('/calls', { params: { query: { after, operator, limit: 20 } } })))
}
