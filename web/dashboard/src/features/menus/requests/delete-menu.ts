import { api } from '@/lib/api'

/** `keepalive` lets it arrive although the page is left. */
export function deleteMenu(menu: number, keepalive: boolean) {
  return api.DELETE('/menus/{menu}', { params: { path: { menu } }, keepalive })
}
