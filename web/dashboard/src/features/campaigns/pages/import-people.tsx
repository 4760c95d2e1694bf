import { Anchor, Button, Code, Fieldset, FileButton, Group, Stack, Table, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '@/components/problem-alert'
import { importContacts } from '../requests/import-contacts'

const sample = 'name;phone;phone 2;debt\nAziza Karimova;+998901234567;;120 000\nBobur Aliyev;901234568;712000001;85 000\n'

/** First what the file would do, then doing it. */
export function ImportPeople({ campaign }: { campaign: number }) {
  const { t } = useTranslation('campaigns')
  const client = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const check = useMutation({ mutationFn: (chosen: File) => importContacts(campaign, chosen, true) })
  const run = useMutation({
    mutationFn: (chosen: File) => importContacts(campaign, chosen, false),
    onSuccess: () => {
      setFile(null)
      return client.invalidateQueries({ queryKey: ['campaigns'] })
    },
  })
  return (
    <Fieldset legend={t('import.title')}>
      <Stack>
        <Text size="sm">{t('import.lead')}</Text>
        <Code block>{sample}</Code>
        <Anchor size="sm" href={`data:text/csv;charset=utf-8,${encodeURIComponent(sample)}`} download="people.csv">
          {t('import.template')}
        </Anchor>
        <Group>
          <FileButton
            accept=".csv,text/csv,text/plain"
            onChange={(chosen) => {
              setFile(chosen)
              run.reset()
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
        {run.data && <Text fw={600}>{t('import.done', { added: run.data.added, duplicates: run.data.duplicates })}</Text>}
        {file && check.data && (
          <>
            <Text fw={600}>{t('import.check', { rows: check.data.rows, added: check.data.added, duplicates: check.data.duplicates })}</Text>
            {check.data.errors.length > 0 && <Errors errors={check.data.errors} />}
            <Button
              disabled={check.data.added === 0}
              loading={run.isPending}
              onClick={() => {
                run.mutate(file)
              }}
            >
              {t('import.run', { count: check.data.added })}
            </Button>
          </>
        )}
      </Stack>
    </Fieldset>
  )
}

/** As many as help; all of them as a file. */
function Errors({ errors }: { errors: { row: number; detail: string }[] }) {
  const { t } = useTranslation('campaigns')
  const csv = errors.map(({ row, detail }) => `${String(row)};"${detail.replaceAll('"', '""')}"`).join('\n')
  return (
    <Stack gap="xs">
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('import.row')}</Table.Th>
            <Table.Th>{t('import.problem')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {errors.slice(0, 10).map(({ row, detail }) => (
            <Table.Tr key={row}>
              <Table.Td>{row}</Table.Td>
              <Table.Td>{detail}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Anchor size="sm" href={`data:text/csv;charset=utf-8,${encodeURIComponent(csv)}`} download="errors.csv">
        {t('import.errors', { count: errors.length })}
      </Anchor>
    </Stack>
  )
}
