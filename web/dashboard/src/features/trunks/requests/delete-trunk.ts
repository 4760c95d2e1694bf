import { api } from '@/lib/api'

/** `keepalive` lets it arrive although the page is left. */
export function deleteTrunk(trunk: number, keepalive: boolean) {
  return api.DELETE('/trunks/{trunk}', { params: { path: { trunk } }, keepalive })
}
