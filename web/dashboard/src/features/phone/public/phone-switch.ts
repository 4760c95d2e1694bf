import { useSyncExternalStore } from 'react'

const key = 'alovoice.phone'
type Switch = { on: boolean; stolen: number }

let now: Switch = { on: read(), stolen: 0 }
const listeners = new Set<() => void>()

/** Whether this browser is a phone at all, and how often this window took the phone from another. */
export function usePhoneSwitch(): Switch {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => now,
  )
}

export function switchPhone(on: boolean): void {
  try {
    localStorage.setItem(key, on ? 'on' : 'off')
  } catch {
    // A browser that keeps nothing has the phone on again when the page is opened next.
  }
  show({ ...now, on })
}

/** The phone rings in this window from now on. */
export function takePhone(): void {
  show({ ...now, stolen: now.stolen + 1 })
}

function show(next: Switch) {
  now = next
  listeners.forEach((told) => {
    told()
  })
}

function read(): boolean {
  try {
    return localStorage.getItem(key) !== 'off'
  } catch {
    return true
  }
}
