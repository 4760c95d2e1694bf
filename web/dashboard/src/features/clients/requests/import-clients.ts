import { api, data, type Schema } from '@/lib/api'

/** With `dryRun` nothing is stored, and the answer says what would be. The file goes as it is: the brain knows its encoding. */
export function importClients(file: File, dryRun: boolean): Promise<Schema<'OperatorImport'>> {
  return data(
    api.POST('/clients/import', {
      params: { query: { dry_run: dryRun } },
      headers: { 'Content-Type': 'text/csv' },
      body: file as unknown as string,
      bodySerializer: (body) => body as unknown as string,
    }),
  )
}
