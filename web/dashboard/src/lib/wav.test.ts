import { expect, test } from 'vitest'
import { encodeWav } from './wav'

test('a WAV says its length and rate, and clips what is too loud', () => {
  const view = new DataView(encodeWav(new Float32Array([0, 0.5, -2]), 48000))
  const text = (at: number) => String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3))
  expect([text(0), text(8), text(36)]).toEqual(['RIFF', 'WAVE', 'data'])
  expect(view.byteLength).toBe(50)
  expect(view.getUint32(4, true)).toBe(42)
  expect(view.getUint32(24, true)).toBe(48000)
  expect([view.getInt16(44, true), view.getInt16(46, true), view.getInt16(48, true)]).toEqual([0, 16384, -32767])
})
