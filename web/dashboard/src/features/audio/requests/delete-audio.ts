import { api } from '@/lib/api'

/** `keepalive` lets it arrive although the page is left. */
export function deleteAudio(audio: number, keepalive: boolean) {
  return api.DELETE('/audio/{audio}', { params: { path: { audio } }, keepalive })
}
