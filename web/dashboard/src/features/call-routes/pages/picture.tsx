import '@xyflow/react/dist/style.css'
import { Card, useComputedColorScheme } from '@mantine/core'
import { Controls, type Edge, MarkerType, ReactFlow } from '@xyflow/react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schema } from '@/lib/api'
import { box, layOut } from './layout'
import { type StopBox, StopNode } from './stop-node'
import { stopsOf } from './stops'

const nodeTypes = { stop: StopNode }
/** Smaller than this nobody can read it: then it begins at its upper left corner, where the numbers are. */
const legible = 0.6
const margin = 16

/** The ways of all calls; it is looked at and walked with the keyboard, and changed in the editors. */
export function Picture({ routes }: { routes: Schema<'CallRoutes'> }) {
  const { t } = useTranslation('call-routes')
  const scheme = useComputedColorScheme('light')
  const frame = useRef<HTMLDivElement>(null)
  const stops = stopsOf(routes)
  const places = layOut(stops)
  const nodes: StopBox[] = stops.map((stop) => ({
    id: stop.thing.id,
    type: 'stop',
    position: places.get(stop.thing.id) ?? { x: 0, y: 0 },
    data: { ...stop, onward: [...places.keys()] },
  }))
  const edges: Edge[] = stops.flatMap(({ thing, lines }) =>
    lines
      .filter(({ target }) => places.has(target.id))
      .map(({ way, target }) => ({
        id: `${thing.id} ${way.kind} ${way.digits ?? ''}`,
        source: thing.id,
        sourceHandle: way.kind + (way.digits ?? ''),
        target: target.id,
        markerEnd: { type: MarkerType.ArrowClosed },
      })),
  )
  const start = () => {
    const all = [...places.values()]
    const width = Math.max(...all.map(({ x }) => x + box.width)) + 2 * margin
    const height = Math.max(...all.map(({ y, height: own }) => y + own)) + 2 * margin
    const shown = frame.current?.getBoundingClientRect() ?? { width, height }
    const fits = Math.min(1, shown.width / width, shown.height / height)
    return { x: margin, y: margin, zoom: fits >= legible ? fits : 0.8 }
  }
  return (
    <Card padding={0} h="min(75vh, 720px)" ref={frame}>
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        colorMode={scheme}
        style={{ background: 'transparent' }}
        onInit={(picture) => void picture.setViewport(start())}
        minZoom={0.2}
        nodesDraggable={false}
        nodesConnectable={false}
        edgesFocusable={false}
        aria-label={t('title')}
      >
        <Controls showInteractive={false} />
      </ReactFlow>
    </Card>
  )
}
