import { api, data, type Schema } from '@/lib/api'

type Values = { name: string; scopes: Schema<'Scope'>[]; expires_at: string | null }

/** The answer has the key itself; nothing shows it again. */
export function createApiKey(body: Values): Promise<Schema<'ApiKey'> & { key: string }> {
  return data(api.POST('/api-keys', { body }))
}
