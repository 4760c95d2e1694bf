import { ActionIcon, Button, Group, Stack, TextInput } from '@mantine/core'
import { IconBackspace, IconPhone } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { phone, usePhone } from '../public/phone'
import { dialled } from '../sip/phone-call'
import { DialPad } from './dial-pad'

/** Where a number is typed, pasted or pressed, and called. */
export function Dialler() {
  const { t } = useTranslation('phone')
  const [number, setNumber] = useState('')
  const { line } = usePhone()
  const call = () => {
    phone.call(number)
    setNumber('')
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        call()
      }}
    >
      <Stack gap="sm">
        <TextInput
          aria-label={t('number')}
          placeholder={t('number')}
          size="md"
          type="tel"
          autoComplete="off"
          value={number}
          onChange={(event) => {
            setNumber(event.currentTarget.value)
          }}
          rightSection={
            number !== '' && (
              <ActionIcon
                aria-label={t('erase')}
                onClick={() => {
                  setNumber(number.slice(0, -1))
                }}
              >
                <IconBackspace size={20} />
              </ActionIcon>
            )
          }
        />
        <DialPad
          onPress={(key) => {
            setNumber(number + key)
          }}
        />
        <Group grow>
          <Button type="submit" color="green.8" size="md" leftSection={<IconPhone size={20} aria-hidden />} disabled={line !== 'ready' || dialled(number) === ''}>
            {t('call')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
