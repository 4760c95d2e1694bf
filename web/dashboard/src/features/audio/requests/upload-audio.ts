import type { Schema } from '@/lib/api'
import { upload } from '@/lib/upload'

/** `onProgress` gets 0 to 1. */
export function uploadAudio(name: string, file: File, onProgress: (share: number) => void): Promise<Schema<'Audio'>> {
  const form = new FormData()
  form.set('name', name)
  form.set('file', file)
  return upload<Schema<'Audio'>>('/audio', form, onProgress)
}
