import { api, data, type Schema } from '@/lib/api'

export function saveWarning(warnBelow: number): Promise<Schema<'Balance'>> {
  return data(api.PUT('/balance/warning', { body: { warn_below: warnBelow } }))
}
