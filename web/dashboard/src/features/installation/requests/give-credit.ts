import { api, data } from '@/lib/api'

type Credit = { key: string; amount: number; note: string }

/** The key is booked once, however often it is sent. */
export function giveCredit(company: number, body: Credit): Promise<{ booked: boolean }> {
  return data(api.POST('/installation/companies/{company}/credit', { params: { path: { company } }, body }))
}
