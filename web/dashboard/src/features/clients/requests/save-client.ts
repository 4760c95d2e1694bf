import { api, data, ifVersion, type Schema } from '@/lib/api'

/** Makes a new one, or changes the one that was opened. */
export function saveClient(opened: Schema<'Client'> | undefined, body: Schema<'ClientInput'>): Promise<Schema<'Client'>> {
  return data(
    opened
      ? api.PUT('/clients/{client}', { params: { path: { client: opened.id }, header: ifVersion(opened.version) }, body })
      : api.POST('/clients', { body }),
  )
}
