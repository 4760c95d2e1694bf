import { api } from '@/lib/api'

/** `keepalive` lets it arrive although the page is left. */
export function revokeApiKey(api_key: number, keepalive: boolean) {
  return api.DELETE('/api-keys/{api_key}', { params: { path: { api_key } }, keepalive })
}
