import { api, data, type Schema } from '@/lib/api'

/** With `dryRun` nothing is stored, and the answer says what would be. The file goes as it is: the brain knows its encoding. */
export function importContacts(campaign: number, file: File, dryRun: boolean): Promise<Schema<'ContactImport'>> {
  return data(
    api.POST('/campaigns/{campaign}/contacts/import', {
      params: { path: { campaign }, query: { dry_run: dryRun } },
      headers: { 'Content-Type': 'text/csv' },
      body: file as unknown as string,
      bodySerializer: (body) => body as unknown as string,
    }),
  )
}
