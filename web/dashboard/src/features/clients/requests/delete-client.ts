import { api } from '@/lib/api'

/** `keepalive` lets it arrive although the page is left. */
export function deleteClient(client: number, keepalive: boolean) {
  return api.DELETE('/clients/{client}', { params: { path: { client } }, keepalive })
}
