import { api, data, ifVersion, type Schema } from '@/lib/api'

/** Makes a new one, or changes the one that was opened. */
export function saveTrunk(opened: Schema<'Trunk'> | undefined, body: Schema<'TrunkInput'>): Promise<Schema<'Trunk'>> {
  return data(
    opened
      ? api.PUT('/trunks/{trunk}', { params: { path: { trunk: opened.id }, header: ifVersion(opened.version) }, body })
      : api.POST('/trunks', { body }),
  )
}
