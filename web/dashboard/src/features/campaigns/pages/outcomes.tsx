import { Progress, Stack, Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useProgress } from '../requests/use-progress'
import { useOutcomeText } from './use-outcome-text'

/** How far a campaign is, and what its calls came to. */
export function Outcomes({ campaign }: { campaign: number }) {
  const { t } = useTranslation('campaigns')
  const outcomeText = useOutcomeText()
  const progress = useProgress(campaign).data
  if (!progress) return null
  const { done = 0, waiting = 0, calling = 0 } = progress.states
  const all = done + waiting + calling
  const outcomes = Object.entries(progress.outcomes).sort(([, a], [, b]) => b - a)
  return (
    <Stack gap="xs">
      <Text fw={600}>{t('doneOf', { done, all })}</Text>
      <Progress value={all === 0 ? 0 : (done / all) * 100} aria-label={t('progress')} />
      {calling > 0 && <Text size="sm">{t('callingNow', { count: calling })}</Text>}
      {outcomes.length > 0 && (
        <Table>
          <Table.Tbody>
            {outcomes.map(([outcome, contacts]) => (
              <Table.Tr key={outcome}>
                <Table.Td>{outcomeText(outcome)}</Table.Td>
                <Table.Td ta="right" className="numbers">
                  {contacts}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Stack>
  )
}
