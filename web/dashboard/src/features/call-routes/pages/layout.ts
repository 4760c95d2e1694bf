import type { Stop } from './stops'

export type Place = { x: number; y: number; height: number }

/** Pixels: a stop's box, and its head and lines in it. */
export const box = { width: 280, head: 52, line: 26, foot: 10 }
const gap = { x: 90, y: 28 }

/** Left to right by the fewest steps from a number; what no number leads to stands below, beginning a picture of its own. */
export function layOut(stops: Stop[]): Map<string, Place> {
  const known = new Set(stops.map(({ thing }) => thing.id))
  const onward = new Map(stops.map(({ thing, lines }) => [thing.id, lines.map(({ target }) => target.id).filter((id) => known.has(id))]))
  const depth = new Map<string, number>()
  const spread = (starts: string[]) => {
    let front = starts.filter((id) => !depth.has(id))
    for (let level = 0; front.length > 0; level++) {
      for (const id of front) depth.set(id, level)
      front = [...new Set(front.flatMap((id) => onward.get(id) ?? []))].filter((id) => !depth.has(id))
    }
  }
  const reached = new Set([...onward.values()].flat())
  spread(stops.filter(({ thing }) => thing.kind === 'number').map(({ thing }) => thing.id))
  const led = new Set(depth.keys())
  spread([...known].filter((id) => !reached.has(id)))
  // What is left goes round in circles: begin anywhere.
  for (const id of known) spread([id])

  const heights = new Map(stops.map(({ thing, lines }) => [thing.id, box.head + lines.length * box.line + box.foot]))
  const places = new Map<string, Place>()
  const place = (ids: string[], top: number) => {
    const bottom = new Map<number, number>()
    for (const id of ids) {
      const level = depth.get(id) ?? 0
      const y = bottom.get(level) ?? top
      const height = heights.get(id) ?? 0
      places.set(id, { x: level * (box.width + gap.x), y, height })
      bottom.set(level, y + height + gap.y)
    }
    return Math.max(top, ...bottom.values())
  }
  // In the order they were reached, so that lines cross little.
  const order = [...depth.keys()]
  const below = place(order.filter((id) => led.has(id)), 0)
  place(order.filter((id) => !led.has(id)), below + gap.y)
  return places
}
