import '@xyflow/react/dist/style.css'
import { Card, useComputedColorScheme } from '@mantine/core'
import { Controls, type Edge, MarkerType, ReactFlow } from '@xyflow/react'
import { useTranslation } from 'react-i18next'
import type { Schema } from '@/lib/api'
import { layOut } from './layout'
import { type Stop, StopNode } from './stop-node'

const nodeTypes = { stop: StopNode }

type Way = Schema<'CallRoutes'>['edges'][number]

/** The ways of all calls; it is looked at and walked with the keyboard, and changed in the editors. */
export function Picture({ routes }: { routes: Schema<'CallRoutes'> }) {
  const { t } = useTranslation('call-routes')
  const scheme = useComputedColorScheme('light')
  const places = layOut(routes)
  const nodes: Stop[] = routes.nodes.map(({ id, kind, thing_id, name }) => ({
    id,
    type: 'stop',
    position: places.get(id) ?? { x: 0, y: 0 },
    data: { kind, thing: thing_id, name, wrong: routes.mistakes.some((mistake) => mistake.node === id) },
  }))
  const edges: Edge[] = joined(routes.edges).map((ways, at) => ({
    id: String(at),
    source: ways[0].from,
    target: ways[0].to,
    label: ways.flatMap(({ kind, digits }) => (kind === 'start' ? [] : t(`edge.${kind}`, { digits }))).join(', '),
    markerEnd: { type: MarkerType.ArrowClosed },
  }))
  return (
    <Card padding={0} h="min(70vh, 640px)">
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        colorMode={scheme}
        fitView
        fitViewOptions={{ minZoom: 0.6 }}
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

/** Ways between the same two stops share one line, so that what is written on them does not cover each other. */
function joined(ways: Way[]): [Way, ...Way[]][] {
  const lines = new Map<string, [Way, ...Way[]]>()
  for (const way of ways) {
    const line = lines.get(`${way.from} ${way.to}`)
    if (line) line.push(way)
    else lines.set(`${way.from} ${way.to}`, [way])
  }
  return [...lines.values()]
}
