import { Button, SimpleGrid, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'

const keys = [
  ['1', ''], ['2', 'ABC'], ['3', 'DEF'],
  ['4', 'GHI'], ['5', 'JKL'], ['6', 'MNO'],
  ['7', 'PQRS'], ['8', 'TUV'], ['9', 'WXYZ'],
  ['*', ''], ['0', '+'], ['#', ''],
] as const

/** The twelve keys of a telephone. */
export function DialPad({ onPress }: { onPress: (key: string) => void }) {
  const { t } = useTranslation('phone')
  return (
    <SimpleGrid cols={3} spacing="xs" verticalSpacing="xs">
      {keys.map(([key, letters]) => (
        <Button
          key={key}
          variant="default"
          h={52}
          px={0}
          // With letters the key is called by what is written on it.
          aria-label={/[A-Z]/.test(letters) ? undefined : t('key', { key })}
          onClick={() => {
            onPress(key)
          }}
        >
          <span>
            <Text fz="lg" fw={600} lh={1.1} component="span" display="block">
              {key}
            </Text>
            <Text fz={10} c="dimmed" lh={1.1} component="span" display="block" h={11}>
              {letters}
            </Text>
          </span>
        </Button>
      ))}
    </SimpleGrid>
  )
}
