import { Button, Card, Stack, Textarea, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '@/components/problem-alert'
import { usePauseReasons, useSavePauseReasons } from '../requests/use-pause-reasons'

/** The company's own list of what operators say when they pause. */
export function PauseReasonsCard() {
  const { t } = useTranslation(['phone', 'common'])
  const reasons = usePauseReasons()
  const save = useSavePauseReasons()
  const [typed, setTyped] = useState<string | null>(null)
  const text = typed ?? reasons.data?.join('\n') ?? ''
  return (
    <Card>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate(text.split('\n').map((line) => line.trim()).filter((line) => line !== ''), {
            onSuccess: () => {
              setTyped(null)
              notifications.show({ color: 'green', message: t('common:saved') })
            },
          })
        }}
      >
        <Stack align="flex-start">
          <Title order={2} size="h4">
            {t('phone:pauseReasons')}
          </Title>
          <ProblemAlert error={reasons.error ?? save.error} />
          <Textarea
            w="100%"
            maw={560}
            autosize
            minRows={3}
            aria-label={t('phone:pauseReasons')}
            description={t('phone:pauseReasonsHint')}
            value={text}
            onChange={(event) => {
              setTyped(event.currentTarget.value)
            }}
          />
          <Button type="submit" variant="default" loading={save.isPending} disabled={typed === null}>
            {t('common:save')}
          </Button>
        </Stack>
      </form>
    </Card>
  )
}
