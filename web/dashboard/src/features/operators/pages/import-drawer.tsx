import { Anchor, Button, Code, Drawer, FileButton, Group, Stack, Table, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '@/components/problem-alert'
import { importOperators } from '../requests/import-operators'

const sample = 'name;phone;departments;languages\nAziza Karimova;+998901234567;;uz|ru\nBobur Aliyev;;;uz\n'

/** First what the file would do, then doing it. */
export function ImportDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['operators', 'common'])
  const client = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const check = useMutation({ mutationFn: (chosen: File) => importOperators(chosen, true) })
  const run = useMutation({
    mutationFn: (chosen: File) => importOperators(chosen, false),
    onSuccess: (answer) => {
      void client.invalidateQueries()
      notifications.show({ color: 'green', message: t('operators:import.done', { count: answer.created }) })
      onClose()
    },
  })
  return (
    <Drawer opened onClose={onClose} title={t('operators:import.title')} closeButtonProps={{ 'aria-label': t('common:close') }}>
      <Stack>
        <Text>{t('operators:import.lead')}</Text>
        <Code block>{sample}</Code>
        <Anchor href={`data:text/csv;charset=utf-8,${encodeURIComponent(sample)}`} download="operators.csv">
          {t('operators:import.template')}
        </Anchor>
        <Group>
          <FileButton
            accept=".csv,text/csv,text/plain"
            onChange={(chosen) => {
              setFile(chosen)
              if (chosen) check.mutate(chosen)
            }}
          >
            {(props) => (
              <Button {...props} variant="default" loading={check.isPending}>
                {t('operators:import.choose')}
              </Button>
            )}
          </FileButton>
          {file && <Text truncate>{file.name}</Text>}
        </Group>
        <ProblemAlert error={check.error ?? run.error} />
        {file && check.data && (
          <>
            <Text fw={600}>{t('operators:import.check', { rows: check.data.rows, created: check.data.created })}</Text>
            {check.data.errors.length > 0 && (
              <Table>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t('operators:import.row')}</Table.Th>
                    <Table.Th>{t('operators:import.problem')}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {check.data.errors.map((error) => (
                    <Table.Tr key={`${String(error.row)} ${error.field}`}>
                      <Table.Td>{error.row}</Table.Td>
                      <Table.Td>{error.detail}</Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            )}
            <Button
              disabled={check.data.created === 0}
              loading={run.isPending}
              onClick={() => {
                run.mutate(file)
              }}
            >
              {t('operators:import.run', { count: check.data.created })}
            </Button>
          </>
        )}
      </Stack>
    </Drawer>
  )
}
