import { Card, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'

/** An empty page teaches the one next step. */
export function EmptyState({ title, hint, action }: { title: string; hint: string; action?: ReactNode }) {
  return (
    <Card py="xl">
      <Stack align="center" gap="xs" ta="center">
        <Title order={2} size="h4">
          {title}
        </Title>
        <Text c="dimmed" maw={460}>
          {hint}
        </Text>
        {action}
      </Stack>
    </Card>
  )
}
