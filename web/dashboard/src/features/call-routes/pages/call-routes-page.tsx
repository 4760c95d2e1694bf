import { Alert, List, Loader } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '@/components/empty-state'
import { Page } from '@/components/page'
import { ProblemAlert } from '@/components/problem-alert'
import { useCallRoutes } from '../requests/use-call-routes'
import { Picture } from './picture'

export function CallRoutesPage() {
  const { t } = useTranslation('call-routes')
  const routes = useCallRoutes()
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
                  <List.Item key={`${kind} ${node}`}>{text}</List.Item>
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
