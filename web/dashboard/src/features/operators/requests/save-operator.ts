import { api, data, ifVersion, type Schema } from '@/lib/api'

/** Makes a new one, or changes the one that was opened. */
export function saveOperator(opened: Schema<'Operator'> | undefined, body: Schema<'OperatorInput'>): Promise<Schema<'Operator'>> {
  return data(
    opened
      ? api.PUT('/operators/{operator}', { params: { path: { operator: opened.id }, header: ifVersion(opened.version) }, body })
      : api.POST('/operators', { body }),
  )
}
