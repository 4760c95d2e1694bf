import { useSyncExternalStore } from 'react'

/** How long a delete can be taken back. */
export const undoMs = 6000

type Pending = { timer: ReturnType<typeof setTimeout>; send: (leaving: boolean) => void }

const pending = new Map<string, Pending>()
const listeners = new Set<() => void>()
let snapshot: ReadonlySet<string> = new Set()

/**
 * Deletes in a while, unless {@link takeBack} is said before. When the page is left, it is sent at once: what was told as deleted is deleted.
 * `send` gets whether the page is going away, when only a request with `keepalive` arrives.
 */
export function deleteLater(key: string, send: (leaving: boolean) => void): void {
  const timer = setTimeout(() => {
    finish(key, false)
  }, undoMs)
  pending.set(key, { timer, send })
  changed()
}

export function takeBack(key: string): void {
  const entry = pending.get(key)
  if (!entry) return
  clearTimeout(entry.timer)
  pending.delete(key)
  changed()
}

/** The row may be shown again: the delete was refused, or the list without it has arrived. */
export function settled(key: string): void {
  pending.delete(key)
  changed()
}

/** Keys that are as good as deleted; lists leave them out. */
export function usePendingDeletes(): ReadonlySet<string> {
  return useSyncExternalStore(subscribe, () => snapshot)
}

function finish(key: string, leaving: boolean): void {
  const entry = pending.get(key)
  if (!entry) return
  clearTimeout(entry.timer)
  entry.send(leaving)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

function changed(): void {
  snapshot = new Set(pending.keys())
  listeners.forEach((listener) => {
    listener()
  })
}

window.addEventListener('pagehide', () => {
  for (const key of [...pending.keys()]) finish(key, true)
})
