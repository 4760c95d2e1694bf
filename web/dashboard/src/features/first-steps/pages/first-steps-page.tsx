import { Alert, Grid, Stepper } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Page } from '@/components/page'
import { useMe } from '@/features/session/requests/use-me'
import type { Schema } from '@/lib/api'
import { useUrlFilters } from '@/lib/url-filters'
import { GreetingStep } from './greeting-step'
import { NumberStep } from './number-step'
import { OperatorsStep } from './operators-step'
import { TestCallStep } from './test-call-step'

const steps = ['operators', 'number', 'greeting', 'test_call'] as const

/** From an empty company to the first answered call: operators, number, greeting, test call. */
export function FirstStepsPage() {
  const done = useMe().data?.first_steps
  return done ? <Steps done={done} /> : null
}

function Steps({ done }: { done: NonNullable<Schema<'Me'>['first_steps']> }) {
  const { t } = useTranslation('first-steps')
  const [filters, change] = useUrlFilters()
  const firstOpen = steps.findIndex((step) => !done[step])
  // Where one was when the page was opened: a step that becomes done stays open until its "next", for there may be more operators to add.
  const [begun] = useState(firstOpen < 0 ? steps.length : firstOpen)
  const chosen = steps.findIndex((step) => step === filters.step)
  const active = chosen >= 0 ? chosen : begun
  const go = (at: number) => {
    change({ step: steps[at] }, true)
  }
  const next = (at: number) => () => {
    go(at)
  }
  const labels = { operators: t('operators'), number: t('number'), greeting: t('greeting'), test_call: t('testCall') }
  return (
    <Page title={t('title')} lead={t('lead')}>
      {firstOpen < 0 && (
        <Alert color="green" icon={<IconCircleCheck aria-hidden />} title={t('done')}>
          {t('doneLead')}
        </Alert>
      )}
      <Grid maw={1000} gap="lg">
        <Grid.Col span={{ base: 12, md: 3 }}>
          <Stepper active={active} onStepClick={go} size="xs" orientation="vertical" styles={{ stepBody: { marginTop: 2 }, verticalSeparator: { minHeight: 0 } }}>
            {steps.map((step) => (
              <Stepper.Step
                key={step}
                label={labels[step]}
                description={done[step] ? t('isDone') : undefined}
                color={done[step] ? 'green' : undefined}
                icon={done[step] ? <IconCircleCheck size={18} aria-hidden /> : undefined}
              />
            ))}
          </Stepper>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 9 }}>
          {active === 0 && <OperatorsStep onNext={next(1)} />}
          {active === 1 && <NumberStep onNext={next(2)} />}
          {active === 2 && <GreetingStep onNext={next(3)} />}
          {active === 3 && <TestCallStep />}
        </Grid.Col>
      </Grid>
    </Page>
  )
}
