import type { Schema } from '@/lib/api'

type Routes = Schema<'CallRoutes'>
export type Thing = Routes['nodes'][number]
type Way = Routes['edges'][number]

/** One way on from a stop: on which key or when, perhaps in another language, and where to. */
export type Line = { way: Way; languages: string[]; target: Thing; wrong: boolean }
/** A place where calls part: a number, working hours, a menu, or a queue that leads on to one of these. Where a call ends is a line of it. */
export type Stop = { thing: Thing; wrong: boolean; lines: Line[] }

const parting = ['number', 'schedule', 'menu']

/**
 * What the picture shows. A call's end (a department, an operator, a message …) is written where the call is led to it: as a box of its own,
 * shared by all that lead there, a company's few departments would draw lines across everything.
 */
export function stopsOf({ nodes, edges, mistakes }: Routes): Stop[] {
  const things = new Map(nodes.map((node) => [node.id, node]))
  const wrong = new Set(mistakes.map(({ node }) => node))
  const from = (id: string) => edges.filter((edge) => edge.from === id)
  const line = (way: Way): Line | null => {
    const languages: string[] = []
    let target = things.get(way.to)
    while (target?.kind === 'language') {
      languages.push(target.name)
      target = things.get(from(target.id)[0]?.to ?? '')
    }
    return target ? { way, languages, target, wrong: wrong.has(target.id) } : null
  }
  const leadsOn = ({ id }: Thing) => from(id).some((way) => parting.includes(line(way)?.target.kind ?? ''))
  return nodes
    .filter((thing) => parting.includes(thing.kind) || (thing.kind === 'department' && leadsOn(thing)))
    .map((thing) => ({ thing, wrong: wrong.has(thing.id), lines: from(thing.id).flatMap((way) => line(way) ?? []) }))
}
