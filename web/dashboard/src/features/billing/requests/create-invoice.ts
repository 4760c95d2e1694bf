import { api, data, type Schema } from '@/lib/api'

export function createInvoice(body: { amount: number; buyer: string; tax_number: string | null }): Promise<Schema<'Invoice'>> {
  return data(api.POST('/invoices', { body }))
}
