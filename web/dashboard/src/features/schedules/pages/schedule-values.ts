import type { Schema } from '@/lib/api'
import type { HolidayValues } from '../public/holidays'

/** Working hours while they are being written: what happens may not be chosen yet, and a holiday's hours are empty when it is closed all day. */
export type ScheduleValues = {
  name: string
  hours: Schema<'ScheduleInput'>['hours']
  holidays: HolidayValues[]
  open_step: Schema<'Step'> | null
  closed_step: Schema<'Step'> | null
}
