import { Alert, Stepper } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Page } from '@/components/page'
import { useMe } from '@/features/session/requests/use-me'
import { useUrlFilters } from '@/lib/url-filters'
import { GreetingStep } from './greeting-step'
import { NumberStep } from './number-step'
import { OperatorsStep } from './operators-step'
import { TestCallStep } from './test-call-step'

const steps = ['operators', 'number', 'greeting', 'test_call'] as const

/** From an empty company to the first answered call: operators, number, greeting, test call. */
export function FirstStepsPage() {
  const { t } = useTranslation('first-steps')
  const done = useMe().data?.first_steps
  const [filters, change] = useUrlFilters()
  if (!done) return null
  const firstOpen = steps.findIndex((step) => !done[step])
  const chosen = steps.findIndex((step) => step === filters.step)
  const active = chosen >= 0 ? chosen : firstOpen
  const next = (at: number) => () => {
    change({ step: steps[at] }, true)
  }
  const labels = { operators: t('operators'), number: t('number'), greeting: t('greeting'), test_call: t('testCall') }
  return (
    <Page title={t('title')} lead={t('lead')}>
      {firstOpen < 0 && (
        <Alert color="green" icon={<IconCircleCheck aria-hidden />} title={t('done')}>
          {t('doneLead')}
        </Alert>
      )}
      <Stepper active={active} onStepClick={(at) => {
          next(at)()
        }} size="sm" orientation="vertical">
        {steps.map((step) => (
          <Stepper.Step
            key={step}
            label={labels[step]}
            description={done[step] ? t('isDone') : undefined}
            color={done[step] ? 'green' : undefined}
            icon={done[step] ? <IconCircleCheck size={20} aria-hidden /> : undefined}
          />
        ))}
      </Stepper>
      {active === 0 && <OperatorsStep onNext={next(1)} />}
      {active === 1 && <NumberStep onNext={next(2)} />}
      {active === 2 && <GreetingStep onNext={next(3)} />}
      {active === 3 && <TestCallStep />}
    </Page>
  )
}
