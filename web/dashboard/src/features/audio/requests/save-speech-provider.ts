import { api, type Schema } from '@/lib/api'

export async function saveSpeechProvider(body: Schema<'SpeechProvider'> & { key: string | null }): Promise<void> {
  await api.PUT('/speech-provider', { body })
}
