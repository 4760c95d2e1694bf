import { expect, test } from 'vitest'
import type { Schema } from '@/lib/api'
import { stopsOf } from './stops'

type Routes = Schema<'CallRoutes'>
const node = (id: string): Routes['nodes'][number] => ({ id, kind: id.split(':')[0] as Routes['nodes'][number]['kind'], thing_id: 1, name: `the ${id}` })
const key = (from: string, digits: string, to: string) => ({ from, to, kind: 'key' as const, digits })
const way = (from: string, kind: 'start' | 'default' | 'max_wait' | 'then', to: string) => ({ from, to, kind, digits: null })

test('calls part at numbers and menus; where they end is written there', () => {
  const stops = stopsOf({
    nodes: ['number:1', 'menu:1', 'department:1', 'department:2', 'operator:1', 'hangup'].map(node),
    edges: [way('number:1', 'start', 'menu:1'), key('menu:1', '1', 'department:1'), way('menu:1', 'default', 'hangup')],
    mistakes: [{ kind: 'dead_end', node: 'department:1', text: '' }],
  })
  expect(stops.map(({ thing, lines }) => [thing.id, ...lines.map(({ target }) => target.id)])).toEqual([
    ['number:1', 'menu:1'],
    ['menu:1', 'department:1', 'hangup'],
  ])
  expect(stops[1]?.lines.map((line) => line.wrong)).toEqual([true, false])
})

test('a change of language is passed by, and a queue that leads on is a stop', () => {
  const stops = stopsOf({
    nodes: ['menu:1', 'language:a', 'language:b', 'menu:2', 'department:1'].map(node),
    edges: [
      key('menu:1', '9', 'language:a'),
      way('language:a', 'then', 'language:b'),
      way('language:b', 'then', 'menu:2'),
      way('department:1', 'max_wait', 'menu:2'),
    ],
    mistakes: [],
  })
  expect(stops.map(({ thing }) => thing.id)).toEqual(['menu:1', 'menu:2', 'department:1'])
  expect(stops[0]?.lines).toMatchObject([{ languages: ['the language:a', 'the language:b'], target: { id: 'menu:2' } }])
})
