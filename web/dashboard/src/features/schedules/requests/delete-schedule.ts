import { api } from '@/lib/api'

/** `keepalive` lets it arrive although the page is left. */
export function deleteSchedule(schedule: number, keepalive: boolean) {
  return api.DELETE('/schedules/{schedule}', { params: { path: { schedule } }, keepalive })
}
