import { api, data, ifVersion, type Schema } from '@/lib/api'

/** Makes a new one, or changes the one that was opened. */
export function saveSchedule(opened: Schema<'Schedule'> | undefined, body: Schema<'ScheduleInput'>): Promise<Schema<'Schedule'>> {
  return data(
    opened
      ? api.PUT('/schedules/{schedule}', { params: { path: { schedule: opened.id }, header: ifVersion(opened.version) }, body })
      : api.POST('/schedules', { body }),
  )
}
