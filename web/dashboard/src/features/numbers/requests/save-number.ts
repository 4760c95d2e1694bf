import { api, data, ifVersion, type Schema } from '@/lib/api'

type Values = { number: string; trunk: number; step: Schema<'Step'> }

/** Connects a number, or changes where the opened one leads; the number itself stays. */
export function saveNumber(opened: Schema<'Number'> | undefined, { number, trunk, step }: Values): Promise<Schema<'Number'>> {
  return data(
    opened
      ? api.PUT('/numbers/{number}', { params: { path: { number: opened.id }, header: ifVersion(opened.version) }, body: { trunk, step } })
      : api.POST('/numbers', { body: { number, trunk, step } }),
  )
}
