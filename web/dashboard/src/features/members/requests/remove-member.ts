import { api } from '@/lib/api'

/** `keepalive` lets it arrive although the page is left. */
export function removeMember(member: number, keepalive: boolean) {
  return api.DELETE('/members/{member}', { params: { path: { member } }, keepalive })
}
