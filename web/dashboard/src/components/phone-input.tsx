import { TextInput, type TextInputProps } from '@mantine/core'
import { useLayoutEffect, useRef, useState } from 'react'
import { caretAfterDigits, formatPhone, parsePhone } from '@/lib/phone'

type Props = Omit<TextInputProps, 'value' | 'onChange' | 'type' | 'inputMode'> & { value?: string; onChange: (e164: string) => void; /** What is typed as it is kept. */ parse?: (text: string) => string }

/** A number as people write it; its value is E.164. The caret stays behind the digit it was behind. */
export function PhoneInput({ value = '', onChange, parse = parsePhone, ...rest }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const [caret, setCaret] = useState<number | null>(null)
  const shown = formatPhone(value)

  useLayoutEffect(() => {
    if (caret !== null) input.current?.setSelectionRange(caret, caret)
  }, [caret, shown])

  return (
    <TextInput
      {...rest}
      ref={input}
      type="tel"
      inputMode="tel"
      autoComplete="tel"
      value={shown}
      onChange={(event) => {
        const typed = event.currentTarget.value
        const next = parse(typed)
        const before = parse(typed.slice(0, event.currentTarget.selectionStart ?? typed.length))
        const added = next.replace(/\D/g, '').length - typed.replace(/\D/g, '').length
        const ahead = typed.trimStart().startsWith('+') ? before.length - 1 : typed.slice(0, event.currentTarget.selectionStart ?? typed.length).replace(/\D/g, '').length + added
        setCaret(caretAfterDigits(formatPhone(next), ahead))
        onChange(next)
      }}
    />
  )
}
