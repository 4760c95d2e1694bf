import { api } from '@/lib/api'

export async function removeSpeechProvider(): Promise<void> {
  await api.DELETE('/speech-provider')
}
