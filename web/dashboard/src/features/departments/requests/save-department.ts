import { api, data, ifVersion, type Schema } from '@/lib/api'

/** Makes a new one, or changes the one that was opened. */
export function saveDepartment(opened: Schema<'Department'> | undefined, body: Schema<'DepartmentInput'>): Promise<Schema<'Department'>> {
  return data(
    opened
      ? api.PUT('/departments/{department}', { params: { path: { department: opened.id }, header: ifVersion(opened.version) }, body })
      : api.POST('/departments', { body }),
  )
}
