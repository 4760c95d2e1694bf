import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { DataTable } from '@/components/data-table'
import { EmptyState } from '@/components/empty-state'
import { MoreButton } from '@/components/more-button'
import { Page } from '@/components/page'
import { useFormat } from '@/features/session/public/use-format'
import { formatPhone, isWholePhone } from '@/lib/phone'
import { useOpened } from '@/lib/use-opened'
import { useAuditLog } from '../requests/use-audit-log'
import { ChangeDrawer } from './change-drawer'
import { useThingName } from './use-thing-name'

export function AuditPage() {
  const { t } = useTranslation('audit')
  const format = useFormat()
  const log = useAuditLog()
  const opened = useOpened(log.data)
  const thingName = useThingName()
  return (
    <Page title={t('title')} lead={t('lead')}>
      <DataTable
        label={t('title')}
        query={log}
        onOpen={opened.show}
        empty={<EmptyState title={t('empty')} hint={t('emptyHint')} />}
        columns={[
          {
            label: t('what'),
            cell: ({ action, thing, name }) => (
              <>
                {name === '' ? thingName(thing) : `${thingName(thing)}: ${named(name)}`}
                <Text size="xs" c="dimmed" component="span" display="block">
                  {t(`action.${action}`)}
                </Text>
              </>
            ),
          },
          { label: t('who'), cell: ({ actor }) => (actor.kind === 'person' ? named(actor.name) : `${t(`actor.${actor.kind}`)} ${actor.name}`) },
          { label: t('at'), cell: ({ at }) => format.dateTime(at), wide: true },
        ]}
      />
      <MoreButton query={log} />
      {opened.item && <ChangeDrawer entry={opened.item} onClose={opened.close} />}
    </Page>
  )
}

/** Numbers, and people who have told no name, are called by their number. */
function named(name: string): string {
  return isWholePhone(name) ? formatPhone(name) : name
}
