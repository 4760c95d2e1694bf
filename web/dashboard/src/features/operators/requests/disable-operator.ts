import { api, data, type Schema } from '@/lib/api'

export function disableOperator(operator: number, disabled: boolean): Promise<Schema<'Operator'>> {
  return data(api.PUT('/operators/{operator}/disabled', { params: { path: { operator } }, body: { disabled } }))
}
