import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'

type Props = { query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown } }

/** The next page of a history, when there is one. */
export function MoreButton({ query }: Props) {
  const { t } = useTranslation('common')
  if (!query.hasNextPage) return null
  return (
    <Button
      variant="default"
      loading={query.isFetchingNextPage}
      onClick={() => {
        query.fetchNextPage()
      }}
    >
      {t('more')}
    </Button>
  )
}
