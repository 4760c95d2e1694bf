import { api, data } from '@/lib/api'

export function testMenu(menu: number, phone: string): Promise<{ call: string }> {
  return data(api.POST('/menus/{menu}/test-call', { params: { path: { menu } }, body: { phone } }))
}
