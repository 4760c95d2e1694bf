import { api } from '@/lib/api'

/** `keepalive` lets it arrive although the page is left. */
export function deleteDepartment(department: number, keepalive: boolean) {
  return api.DELETE('/departments/{department}', { params: { path: { department } }, keepalive })
}
