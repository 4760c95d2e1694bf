import { MultiSelect, type MultiSelectProps } from '@mantine/core'

type Props = Omit<MultiSelectProps, 'value' | 'onChange' | 'data'> & {
  data: { value: string; label: string }[]
  value?: number[]
  onChange: (ids: number[]) => void
}

/** Several things by name; its value is their ids, in the order they were chosen. */
export function IdsSelect({ value = [], onChange, ...rest }: Props) {
  return (
    <MultiSelect
      {...rest}
      searchable
      value={value.map(String)}
      onChange={(ids) => {
        onChange(ids.map(Number))
      }}
    />
  )
}
