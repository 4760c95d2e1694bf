import { Alert, Button, Center } from '@mantine/core'
import { useTranslation } from 'react-i18next'

/** A page that could not be shown: a fault of ours, or a new version whose parts the open one does not know. Loading it anew mends the second. */
export function Broken() {
  const { t } = useTranslation('common')
  return (
    <Center p="xl">
      <Alert color="red" role="alert">
        {t('failed')}
        <Button
          mt="sm"
          display="block"
          variant="default"
          onClick={() => {
            window.location.reload()
          }}
        >
          {t('loadAgain')}
        </Button>
      </Alert>
    </Center>
  )
}
