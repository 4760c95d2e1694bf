import { api, data, ifVersion, type Schema } from '@/lib/api'

export function saveCompany(version: number, body: Schema<'CompanyInput'>): Promise<Schema<'Company'>> {
  return data(api.PUT('/company', { params: { header: ifVersion(version) }, body }))
}
