import { Anchor, Card, Skeleton, Stack, Table, Text, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { matches } from '@/lib/fold'
import { useUrlFilters } from '@/lib/url-filters'
import { ProblemAlert } from './problem-alert'

export type Column<Item> = {
  label: string
  cell: (item: Item) => ReactNode
  /** Left out where the screen is narrow. */
  wide?: boolean
}

type Props<Item> = {
  label: string
  query: { data: Item[] | undefined; error: unknown }
  /** The first column opens the item, when there is something to open. */
  columns: [Column<Item>, ...Column<Item>[]]
  /** What the search looks into; no search field when absent. */
  texts?: (item: Item) => (string | null)[]
  onOpen?: (item: Item) => void
  empty: ReactNode
}

/** A list: searched by the address's `search`, walked with the arrow keys, opened with Enter or a click. */
export function DataTable<Item extends { id: number | string }>({ label, query, columns, texts, onOpen, empty }: Props<Item>) {
  const { t } = useTranslation('common')
  const [filters, change] = useUrlFilters()
  const search = filters.search ?? ''
  if (query.error) return <ProblemAlert error={query.error} />
  if (!query.data) return <Waiting />
  if (query.data.length === 0) return empty
  const found = texts ? query.data.filter((item) => matches(search, texts(item))) : query.data
  return (
    <Stack gap="sm">
      {texts && (
        <TextInput
          type="search"
          aria-label={t('search')}
          placeholder={t('search')}
          leftSection={<IconSearch size={16} aria-hidden />}
          maw={360}
          value={search}
          onChange={(event) => {
            change({ search: event.currentTarget.value })
          }}
        />
      )}
      <Card padding={0}>
        <Table.ScrollContainer minWidth={0}>
          <Table className="list" verticalSpacing="sm" horizontalSpacing="md" highlightOnHover={onOpen !== undefined} aria-label={label}>
            <Table.Thead>
              <Table.Tr>
                {columns.map((column) => (
                  <Table.Th key={column.label} visibleFrom={column.wide ? 'md' : undefined}>
                    {column.label}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody onKeyDown={walk}>
              {found.map((item) => (
                <Table.Tr key={item.id}>
                  {columns.map((column, index) => (
                    <Table.Td key={column.label} visibleFrom={column.wide ? 'md' : undefined}>
                      {index === 0 && onOpen ? (
                        <Anchor
                          component="button"
                          type="button"
                          ta="left"
                          fw={600}
                          underline="hover"
                          data-row
                          onClick={() => {
                            onOpen(item)
                          }}
                        >
                          {column.cell(item)}
                        </Anchor>
                      ) : (
                        column.cell(item)
                      )}
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
        {found.length === 0 && (
          <Text c="dimmed" p="md">
            {t('nothingFound')}
          </Text>
        )}
      </Card>
    </Stack>
  )
}

function Waiting() {
  return (
    <Stack gap="xs" aria-busy>
      <Skeleton h={44} />
      <Skeleton h={44} />
      <Skeleton h={44} />
    </Stack>
  )
}

function walk(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')]
  const at = rows.findIndex((row) => row === document.activeElement)
  if (at < 0) return
  event.preventDefault()
  rows[at + (event.key === 'ArrowDown' ? 1 : -1)]?.focus()
}
