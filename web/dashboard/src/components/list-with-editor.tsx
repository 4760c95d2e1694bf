import { type ReactNode } from 'react'
import { useOpened } from '@/lib/use-opened'
import { AddButton } from './add-button'
import { type Column, DataTable } from './data-table'
import { EmptyState } from './empty-state'
import { Page } from './page'
import { useUndoableDelete } from './use-undoable-delete'

export type EditorProps<Item> = {
  /** What is edited; a new one when absent. */
  opened?: Item
  onClose: () => void
  onDelete?: () => void
}

type Props<Item> = {
  title: string
  lead: string
  /** Stand beside the button that adds. */
  actions?: ReactNode
  query: { data: Item[] | undefined; error: unknown }
  columns: [Column<Item>, ...Column<Item>[]]
  texts: (item: Item) => (string | null)[]
  empty: { title: string; hint: string; action?: ReactNode }
  /** Who may not edit sees the list only. */
  canEdit: boolean
  /** False where something else is needed first. */
  canAdd?: boolean
  addLabel?: string
  remove: { list: string; send: (id: number, keepalive: boolean) => Promise<unknown>; nameOf: (item: Item) => string }
  editor: (props: EditorProps<Item>) => ReactNode
}

/** A page that is a list of things; each opens in its editor beside the list, is added there, and can be brought back after a delete. */
export function ListWithEditor<Item extends { id: number }>(props: Props<Item>) {
  const { query, canEdit, remove } = props
  const deletes = useUndoableDelete(remove.list, remove.send)
  const opened = useOpened(query.data)
  const { item } = opened
  const add = canEdit && props.canAdd !== false && <AddButton onClick={opened.showNew} label={props.addLabel} />
  return (
    <Page
      title={props.title}
      lead={props.lead}
      actions={
        <>
          {props.actions}
          {add}
        </>
      }
    >
      <DataTable
        label={props.title}
        query={{ data: deletes.left(query.data), error: query.error }}
        texts={props.texts}
        onOpen={canEdit ? opened.show : undefined}
        empty={<EmptyState {...props.empty} action={props.empty.action ?? add} />}
        columns={props.columns}
      />
      {canEdit && opened.isNew && <props.editor onClose={opened.close} />}
      {canEdit && item && (
        <props.editor
          key={item.id}
          opened={item}
          onClose={opened.close}
          onDelete={() => {
            deletes.remove(item.id, remove.nameOf(item))
          }}
        />
      )}
    </Page>
  )
}
