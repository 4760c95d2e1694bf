import { api } from '@/lib/api'

/** `keepalive` lets it arrive although the page is left. */
export function deleteOperator(operator: number, keepalive: boolean) {
  return api.DELETE('/operators/{operator}', { params: { path: { operator } }, keepalive })
}
