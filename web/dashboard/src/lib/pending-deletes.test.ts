import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { deleteLater, settled, takeBack, undoMs } from './pending-deletes'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('a delete is sent when the time to take it back is over', () => {
  const send = vi.fn()
  deleteLater('a', send)
  vi.advanceTimersByTime(undoMs - 1)
  expect(send).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1)
  expect(send).toHaveBeenCalledExactlyOnceWith(false)
  settled('a')
})

test('what was taken back is never sent', () => {
  const send = vi.fn()
  deleteLater('b', send)
  takeBack('b')
  vi.advanceTimersByTime(undoMs * 2)
  window.dispatchEvent(new Event('pagehide'))
  expect(send).not.toHaveBeenCalled()
})

test('leaving the page sends at once', () => {
  const send = vi.fn()
  deleteLater('c', send)
  window.dispatchEvent(new Event('pagehide'))
  expect(send).toHaveBeenCalledExactlyOnceWith(true)
  settled('c')
})
