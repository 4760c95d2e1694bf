import { useSyncExternalStore } from 'react'

let ended = false
const listeners = new Set<() => void>()

/**
 * Whether the session ended while somebody was at work: it ran out, or was revoked elsewhere. The page stays as it is, with what was typed,
 * and whoever signs in again goes on in it.
 */
export function useSessionEnded(): boolean {
  return useSyncExternalStore(subscribe, () => ended)
}

export function sessionEnded(yes: boolean): void {
  if (ended === yes) return
  ended = yes
  listeners.forEach((told) => {
    told()
  })
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}
