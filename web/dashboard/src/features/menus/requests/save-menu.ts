import { api, data, ifVersion, type Schema } from '@/lib/api'

/** Makes a new one, or changes the one that was opened. */
export function saveMenu(opened: Schema<'Menu'> | undefined, body: Schema<'MenuInput'>): Promise<Schema<'Menu'>> {
  return data(
    opened
      ? api.PUT('/menus/{menu}', { params: { path: { menu: opened.id }, header: ifVersion(opened.version) }, body })
      : api.POST('/menus', { body }),
  )
}
