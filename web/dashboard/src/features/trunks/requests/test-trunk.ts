import { api, data } from '@/lib/api'

export function testTrunk(trunk: number, phone: string): Promise<{ call: string }> {
  return data(api.POST('/trunks/{trunk}/test-call', { params: { path: { trunk } }, body: { phone } }))
}
