// Numbers as people here write them: +998 90 123 45 67. Stored and sent as E.164.

const home = '998'
/** Numbers of so many digits at most are short ones. */
const longestShort = 6

/** The number in groups, also when only its beginning is there; what is no E.164 number (a short one) stays as it is. */
export function formatPhone(e164: string): string {
  if (!e164.startsWith('+')) return e164
  const digits = e164.slice(1)
  if (digits === '') return '+'
  if (home.startsWith(digits)) return `+${digits}`
  return digits.startsWith(home)
    ? `+${join(digits, [3, 2, 3, 2, 2])}`
    : `+${join(digits, [Math.min(3, Math.max(1, digits.length - 10)), 3, 3, 4, 4])}`
}

/** What somebody typed or pasted, as E.164; nine digits are a number of Uzbekistan, and so are 8 and nine digits. */
export function parsePhone(text: string): string {
  const digits = text.replace(/\D/g, '')
  if (digits === '') return ''
  if (text.trimStart().startsWith('+') || digits.startsWith(home)) return `+${digits}`
  if (digits.startsWith('00')) return `+${digits.slice(2)}`
  return `+${home}${digits.length === 10 && digits.startsWith('8') ? digits.slice(1) : digits}`
}

/** The same for what a call is led to: up to six digits are a short number (101, 1055) and stay as they are. */
export function parseDialled(text: string): string {
  const digits = text.replace(/\D/g, '')
  return text.trimStart().startsWith('+') || digits.length > longestShort ? parsePhone(text) : digits
}

/** Whether a call can be led there: a whole number, or a short one. */
export function isDialled(number: string): boolean {
  return number.startsWith('+') ? isWholePhone(number) : new RegExp(`^\\d{2,${String(longestShort)}}$`).test(number)
}

/** A whole number: exactly nine digits after +998, or seven to fifteen of another country. */
export function isWholePhone(e164: string): boolean {
  return e164.startsWith(`+${home}`) ? /^\+998\d{9}$/.test(e164) : /^\+[1-9]\d{6,14}$/.test(e164)
}

/** Where the caret belongs in `formatted`, after the same number of digits. */
export function caretAfterDigits(formatted: string, digits: number): number {
  if (digits <= 0) return formatted.startsWith('+') ? 1 : 0
  let seen = 0
  for (let i = 0; i < formatted.length; i++) {
    if (/\d/.test(formatted.charAt(i)) && ++seen === digits) return i + 1
  }
  return formatted.length
}

function join(digits: string, groups: number[]): string {
  const parts: string[] = []
  let from = 0
  for (const size of groups) {
    if (from >= digits.length) break
    parts.push(digits.slice(from, from + size))
    from += size
  }
  if (from < digits.length) parts.push(digits.slice(from))
  return parts.join(' ')
}
