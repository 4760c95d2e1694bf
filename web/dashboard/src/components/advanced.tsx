import { Accordion, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/** What most people never need, folded away. */
export function Advanced({ children }: { children: ReactNode }) {
  const { t } = useTranslation('common')
  return (
    <Accordion variant="separated" radius="md">
      <Accordion.Item value="advanced">
        <Accordion.Control>{t('advanced')}</Accordion.Control>
        <Accordion.Panel>
          <Stack>{children}</Stack>
        </Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  )
}
