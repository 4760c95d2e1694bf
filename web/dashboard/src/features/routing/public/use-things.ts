import { useAudio } from '@/features/audio/requests/use-audio'
import { useDepartments } from '@/features/departments/requests/use-departments'
import { useMenus } from '@/features/menus/requests/use-menus'
import { useOperators } from '@/features/operators/requests/use-operators'
import { useSchedules } from '@/features/schedules/requests/use-schedules'

export type Choice = { value: string; label: string }

/** Everything a call can be led to, by name. */
export function useThings() {
  const choices = (items: { id: number; name: string }[] | undefined): Choice[] =>
    (items ?? []).map((item) => ({ value: String(item.id), label: item.name }))
  return {
    departments: choices(useDepartments().data),
    menus: choices(useMenus().data),
    schedules: choices(useSchedules().data),
    audio: choices(useAudio().data),
    operators: (useOperators().data ?? []).map((one) => ({ value: String(one.id), label: `${one.extension} · ${one.name}` })),
  }
}
