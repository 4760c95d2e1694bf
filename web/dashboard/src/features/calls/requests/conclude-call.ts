import { api, type Schema } from '@/lib/api'

export async function concludeCall(call: string, body: Schema<'CallConclusionInput'>): Promise<void> {
  await api.PUT('/calls/{call}/conclusion', { params: { path: { call } }, body })
}
