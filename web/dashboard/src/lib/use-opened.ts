import { useUrlFilters } from './url-filters'

/** What of a list is open beside it, kept in the address: `open=new` or `open=12`. */
export function useOpened<Item extends { id: number }>(items: Item[] | undefined) {
  const [{ open }, change] = useUrlFilters()
  return {
    isNew: open === 'new',
    item: items?.find((item) => String(item.id) === open),
    show: (item: Item) => {
      change({ open: String(item.id) }, true)
    },
    showNew: () => {
      change({ open: 'new' }, true)
    },
    close: () => {
      change({ open: undefined })
    },
  }
}
