import { api, data, ifVersion, type Schema } from '@/lib/api'

type Values = { phone: string; name: string | null; role: Schema<'MemberRole'> }

/** Lets a person in, or changes the role of the one that was opened; his name and number are his own. */
export function saveMember(opened: Schema<'Member'> | undefined, { phone, name, role }: Values): Promise<Schema<'Member'>> {
  return data(
    opened
      ? api.PUT('/members/{member}', { params: { path: { member: opened.id }, header: ifVersion(opened.version) }, body: { role } })
      : api.POST('/members', { body: { phone, name, role } }),
  )
}
