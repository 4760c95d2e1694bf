import { Button, Divider, Drawer, SimpleGrid, Stack, Text } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '@/components/problem-alert'
import type { Schema } from '@/lib/api'
import { useDownload } from '../requests/use-download'
import { SipAccount } from './sip-account'

type Props = { operator: Schema<'Operator'>; onClose: () => void }

const models = { yealink: 'Yealink', grandstream: 'Grandstream', fanvil: 'Fanvil' } as const

/** A phone on the desk: the file of its make, or what is typed into any other. */
export function DeskDrawer({ operator, onClose }: Props) {
  const { t } = useTranslation(['workplace', 'common'])
  const fetched = useDownload(operator.id)
  const [shown, setShown] = useState(false)
  return (
    <Drawer opened onClose={onClose} title={`${operator.name}: ${t('workplace:desk')}`} closeButtonProps={{ 'aria-label': t('common:close') }}>
      <Stack>
        <Text>{t('workplace:deskLead')}</Text>
        <ProblemAlert error={fetched.error} />
        <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="xs">
          {(Object.keys(models) as (keyof typeof models)[]).map((model) => (
            <Button
              key={model}
              variant="default"
              px="xs"
              leftSection={<IconDownload size={16} aria-hidden />}
              loading={fetched.isPending && fetched.variables === model}
              onClick={() => {
                fetched.mutate(model)
              }}
            >
              {models[model]}
            </Button>
          ))}
        </SimpleGrid>
        <Text size="sm" c="dimmed">
          {t('workplace:deskHint')}
        </Text>
        <Divider />
        {shown ? (
          <SipAccount operator={operator.id} />
        ) : (
          <Button
            variant="subtle"
            onClick={() => {
              setShown(true)
            }}
          >
            {t('workplace:showSip')}
          </Button>
        )}
      </Stack>
    </Drawer>
  )
}
