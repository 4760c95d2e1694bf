import { api } from '@/lib/api'

/** `keepalive` lets it arrive although the page is left. */
export function disconnectNumber(number: number, keepalive: boolean) {
  return api.DELETE('/numbers/{number}', { params: { path: { number } }, keepalive })
}
