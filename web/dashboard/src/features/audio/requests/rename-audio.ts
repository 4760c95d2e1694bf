import { api, data, ifVersion, type Schema } from '@/lib/api'

export function renameAudio({ id, version }: Schema<'Audio'>, name: string): Promise<Schema<'Audio'>> {
  return data(api.PUT('/audio/{audio}', { params: { path: { audio: id }, header: ifVersion(version) }, body: { name } }))
}
