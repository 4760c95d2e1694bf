import type { Schema } from '@/lib/api'

type Routes = Pick<Schema<'CallRoutes'>, 'nodes' | 'edges'>

export type Place = { x: number; y: number }

const column = 400
const row = 110

/** Left to right by the fewest steps from a number; what no number leads to stands below, beginning a picture of its own. */
export function layOut({ nodes, edges }: Routes): Map<string, Place> {
  const depth = new Map<string, number>()
  const spread = (starts: string[]) => {
    let front = starts.filter((id) => !depth.has(id))
    for (let level = 0; front.length > 0; level++) {
      for (const id of front) depth.set(id, level)
      front = [...new Set(edges.filter((edge) => front.includes(edge.from)).map((edge) => edge.to))].filter((id) => !depth.has(id))
    }
  }
  const reached = new Set(edges.map((edge) => edge.to))
  spread(nodes.filter((node) => node.kind === 'number').map((node) => node.id))
  const led = new Set(depth.keys())
  spread(nodes.filter((node) => !reached.has(node.id)).map((node) => node.id))
  // What is left goes round in circles: begin anywhere.
  for (const node of nodes) spread([node.id])

  const places = new Map<string, Place>()
  const place = (ids: string[], top: number) => {
    const height = new Map<number, number>()
    for (const id of ids) {
      const level = depth.get(id) ?? 0
      const at = height.get(level) ?? 0
      places.set(id, { x: level * column, y: top + at * row })
      height.set(level, at + 1)
    }
    return top + Math.max(0, ...height.values()) * row
  }
  // In the order they were reached, so that lines cross little.
  const order = [...depth.keys()]
  const below = place(order.filter((id) => led.has(id)), 0)
  place(order.filter((id) => !led.has(id)), below + row / 2)
  return places
}
