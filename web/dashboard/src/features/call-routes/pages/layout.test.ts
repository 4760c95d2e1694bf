import { expect, test } from 'vitest'
import { layOut } from './layout'

const node = (id: string) => ({ id, kind: id.startsWith('number') ? ('number' as const) : ('menu' as const), thing_id: 1, name: id })
const edge = (from: string, to: string) => ({ from, to, kind: 'default' as const, digits: null })

test('a call is read from left to right, and things in one column do not cover each other', () => {
  const places = layOut({
    nodes: ['number:1', 'menu:1', 'menu:2', 'menu:3'].map(node),
    edges: [edge('number:1', 'menu:1'), edge('menu:1', 'menu:2'), edge('menu:1', 'menu:3'), edge('menu:3', 'menu:1')],
  })
  const x = (id: string) => places.get(id)?.x
  expect([x('number:1'), x('menu:1'), x('menu:2')]).toEqual([0, 400, 800])
  expect(x('menu:3')).toBe(x('menu:2'))
  expect(places.get('menu:3')?.y).not.toBe(places.get('menu:2')?.y)
})

test('what no number leads to stands below, also where it goes round in circles', () => {
  const places = layOut({
    nodes: ['number:1', 'menu:1', 'menu:2', 'menu:3'].map(node),
    edges: [edge('number:1', 'menu:1'), edge('menu:2', 'menu:3'), edge('menu:3', 'menu:2')],
  })
  expect(places.size).toBe(4)
  expect(places.get('menu:2')?.y).toBeGreaterThan(places.get('menu:1')?.y ?? 0)
})
