import type { Schema } from '@/lib/api'

/** A menu while it is being written: what happens may not be chosen yet. */
export type MenuValues = {
  name: string
  greeting: number | null
  timeout_seconds: number
  repeats: number
  default_step: Schema<'Step'> | null
  keys: { digits: string; step: Schema<'Step'> | null }[]
}
