import { expect, test } from 'vitest'
import { box, layOut } from './layout'
import type { Stop, Thing } from './stops'

const thing = (id: string): Thing => ({ id, kind: id.startsWith('number') ? 'number' : 'menu', thing_id: 1, name: id })
const stop = (id: string, ...to: string[]): Stop => ({
  thing: thing(id),
  wrong: false,
  lines: to.map((target) => ({ way: { from: id, to: target, kind: 'default', digits: null }, languages: [], target: thing(target), wrong: false })),
})

test('a call is read from left to right, and things in one column do not cover each other', () => {
  const places = layOut([stop('number:1', 'menu:1'), stop('menu:1', 'menu:2', 'menu:3'), stop('menu:2', 'hangup'), stop('menu:3', 'menu:1')])
  const at = (id: string) => places.get(id) ?? { x: NaN, y: NaN, height: NaN }
  expect(at('number:1').x).toBe(0)
  expect(at('menu:1').x).toBeGreaterThan(box.width)
  expect(at('menu:2').x).toBe(at('menu:1').x * 2)
  expect(at('menu:3').x).toBe(at('menu:2').x)
  expect(at('menu:3').y).toBeGreaterThan(at('menu:2').y + at('menu:2').height)
})

test('what no number leads to stands below, also where it goes round in circles', () => {
  const places = layOut([stop('number:1', 'menu:1'), stop('menu:1'), stop('menu:2', 'menu:3'), stop('menu:3', 'menu:2')])
  expect(places.size).toBe(4)
  expect(places.get('menu:2')?.y).toBeGreaterThan((places.get('menu:1')?.y ?? 0) + box.head)
})
