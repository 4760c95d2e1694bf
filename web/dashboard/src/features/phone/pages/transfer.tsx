import { Autocomplete, Button, Group, Stack } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOperators } from '@/features/operators/requests/use-operators'
import { phone } from '../public/phone'
import { dialled } from '../sip/phone-call'

/** Hands a call over: to a colleague or any number, at once or after a word with him. */
export function Transfer({ call }: { call: string }) {
  const { t } = useTranslation(['phone', 'operators'])
  const [to, setTo] = useState('')
  const colleagues = useOperators().data?.filter((one) => !one.disabled) ?? []
  const chosen = colleagues.find((one) => nameOf(one) === to)
  const number = chosen ? chosen.extension : dialled(to)
  return (
    <Stack gap="xs">
      <Autocomplete
        label={t('phone:transferTo')}
        placeholder={t('phone:number')}
        limit={8}
        // Upwards: below are the buttons, which somebody who types a whole number presses next.
        comboboxProps={{ position: 'top', middlewares: { flip: false } }}
        value={to}
        onChange={setTo}
        data={colleagues.map(nameOf)}
        renderOption={({ option }) => {
          const one = colleagues.find((colleague) => nameOf(colleague) === option.value)
          return one ? `${option.value} · ${t(`operators:states.${one.state}`)}` : option.value
        }}
      />
      <Group grow>
        <Button variant="default" disabled={number === ''} px="xs" onClick={() => { phone.call(number, call) }}>
          {t('phone:askFirst')}
        </Button>
        <Button disabled={number === ''} px="xs" onClick={() => { phone.transfer(call, number) }}>
          {t('phone:transferNow')}
        </Button>
      </Group>
    </Stack>
  )
}

function nameOf({ extension, name }: { extension: string; name: string }): string {
  return `${extension} ${name}`
}
