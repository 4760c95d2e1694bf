import { ActionIcon, Button, Drawer, Group, Stack, Text, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '@/components/problem-alert'
import { useChangeConclusions } from '../requests/use-change-conclusions'
import { useConclusions } from '../requests/use-conclusions'

/** The company's own words for what a talk came to. */
export function ConclusionsDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['calls', 'common'])
  const conclusions = useConclusions()
  const change = useChangeConclusions()
  const [name, setName] = useState('')
  return (
    <Drawer opened onClose={onClose} title={t('calls:list')} closeButtonProps={{ 'aria-label': t('common:close') }}>
      <Stack>
        <Text c="dimmed">{t('calls:listLead')}</Text>
        <ProblemAlert error={conclusions.error ?? change.error} />
        {conclusions.data?.length === 0 && <Text>{t('calls:listEmpty')}</Text>}
        {conclusions.data?.map((conclusion) => (
          <Group key={conclusion.id} justify="space-between" wrap="nowrap">
            <Text style={{ overflowWrap: 'anywhere' }}>{conclusion.name}</Text>
            <ActionIcon
              aria-label={`${t('calls:remove')}: ${conclusion.name}`}
              onClick={() => {
                change.mutate({ remove: conclusion.id })
              }}
            >
              <IconTrash size={18} />
            </ActionIcon>
          </Group>
        ))}
        <form
          onSubmit={(event) => {
            event.preventDefault()
            if (name.trim() === '') return
            change.mutate(
              { add: name.trim() },
              {
                onSuccess: () => {
                  setName('')
                },
              },
            )
          }}
        >
          <Group align="flex-end" wrap="nowrap" gap="xs">
            <TextInput
              flex={1}
              label={t('calls:newConclusion')}
              maxLength={100}
              value={name}
              onChange={(event) => {
                setName(event.currentTarget.value)
              }}
            />
            <Button type="submit" variant="default" loading={change.isPending}>
              {t('common:add')}
            </Button>
          </Group>
        </form>
      </Stack>
    </Drawer>
  )
}
