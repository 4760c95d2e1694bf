import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { deleteLater, settled, takeBack, undoMs, usePendingDeletes } from '@/lib/pending-deletes'
import { useProblemText } from './use-problem-text'

type Send = (id: number, keepalive: boolean) => Promise<unknown>

/** Deleting that can be undone: the thing is gone from its list at once, and from the company some seconds later. */
export function useUndoableDelete(list: string, send: Send) {
  const { t } = useTranslation('common')
  const client = useQueryClient()
  const pending = usePendingDeletes()
  const problemText = useProblemText()
  const keyOf = (id: number) => `${list}/${String(id)}`

  const sendNow = async (id: number, keepalive: boolean) => {
    try {
      await send(id, keepalive)
      await client.invalidateQueries()
    } catch (error) {
      notifications.show({ color: 'red', autoClose: false, message: problemText(error) })
    } finally {
      settled(keyOf(id))
    }
  }

  return {
    left: <Item extends { id: number }>(items: Item[] | undefined) => items?.filter((item) => !pending.has(keyOf(item.id))),
    remove: (id: number, name: string) => {
      const key = keyOf(id)
      deleteLater(key, (leaving) => void sendNow(id, leaving))
      notifications.show({
        id: key,
        autoClose: undoMs,
        message: (
          <Group justify="space-between" wrap="nowrap">
            <Text size="sm">{t('deleted', { name })}</Text>
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => {
                takeBack(key)
                notifications.hide(key)
              }}
            >
              {t('undo')}
            </Button>
          </Group>
        ),
      })
    },
  }
}
