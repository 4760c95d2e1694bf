import { Anchor, Button, Code, Drawer, FileButton, Group, Stack, Table, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schema } from '@/lib/api'
import { ProblemAlert } from './problem-alert'

type Props = {
  title: string
  lead: string
  sample: string
  fileName: string
  send: (file: File, dryRun: boolean) => Promise<Schema<'OperatorImport'>>
  onClose: () => void
}

/** Many things from a CSV file: first what the file would do, then doing it. */
export function ImportDrawer({ title, lead, sample, fileName, send, onClose }: Props) {
  const { t } = useTranslation('common')
  const client = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const check = useMutation({ mutationFn: (chosen: File) => send(chosen, true) })
  const run = useMutation({
    mutationFn: (chosen: File) => send(chosen, false),
    onSuccess: (answer) => {
      void client.invalidateQueries()
      notifications.show({ color: 'green', message: t('import.done', { number: answer.created }) })
      onClose()
    },
  })
  return (
    <Drawer opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('close') }}>
      <Stack>
        <Text>{lead}</Text>
        <Code block>{sample}</Code>
        <Anchor href={`data:text/csv;charset=utf-8,${encodeURIComponent(sample)}`} download={fileName}>
          {t('import.template')}
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
                {t('import.choose')}
              </Button>
            )}
          </FileButton>
          {file && <Text truncate>{file.name}</Text>}
        </Group>
        <ProblemAlert error={check.error ?? run.error} />
        {file && check.data && (
          <>
            <Text fw={600}>{t('import.check', { rows: check.data.rows, created: check.data.created })}</Text>
            {check.data.errors.length > 0 && (
              <Table>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t('import.row')}</Table.Th>
                    <Table.Th>{t('import.problem')}</Table.Th>
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
              {t('import.run', { number: check.data.created })}
            </Button>
          </>
        )}
      </Stack>
    </Drawer>
  )
}
