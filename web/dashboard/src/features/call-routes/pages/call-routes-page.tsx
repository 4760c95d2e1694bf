import { Alert, List, Loader } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '@/components/empty-state'
import { Page } from '@/components/page'
import { ProblemAlert } from '@/components/problem-alert'
import { useCallRoutes } from '../requests/use-call-routes'
import { Picture } from './picture'
import { useThingText } from './use-thing-text'

export function CallRoutesPage() {
  const { t } = useTranslation('call-routes')
  const routes = useCallRoutes()
  const thingText = useThingText()
  const nameOf = (id: string) => {
    const thing = routes.data?.nodes.find((node) => node.id === id)
    return thing ? t('at', { kind: t(`kind.${thing.kind}`), name: thingText(thing) }) : id
  }
  return (
    <Page title={t('title')} lead={t('lead')}>
      <ProblemAlert error={routes.error} />
      {routes.isPending && <Loader />}
      {routes.data?.nodes.length === 0 && <EmptyState title={t('empty')} hint={t('emptyHint')} />}
      {routes.data && routes.data.nodes.length > 0 && (
        <>
          {routes.data.mistakes.length > 0 ? (
            <Alert color="violet" icon={<IconAlertTriangle aria-hidden />} title={t('mistakes', { count: routes.data.mistakes.length })}>
              <List>
                {routes.data.mistakes.map(({ kind, node, text }) => (
                  <List.Item key={`${kind} ${node}`}>{[nameOf(node), text].join(': ')}</List.Item>
                ))}
              </List>
            </Alert>
          ) : (
            <Alert color="green" icon={<IconCircleCheck aria-hidden />}>
              {t('fine')}
            </Alert>
          )}
          <Picture routes={routes.data} />
        </>
      )}
    </Page>
  )
}
