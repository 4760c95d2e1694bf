import { api, data, type Schema } from '@/lib/api'

export function speakText(body: { name: string; text: string }): Promise<Schema<'Audio'>> {
  return data(api.POST('/audio/speech', { body }))
}
