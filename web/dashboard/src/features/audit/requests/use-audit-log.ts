import { api, data } from '@/lib/api'
import { useHistory } from '@/lib/use-history'

export function useAuditLog() {
  return useHistory(['audit-log'], (after) => data(api.GET('/audit-log', { params: { query: { after } } })))
}
