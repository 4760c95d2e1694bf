/** A call as the phone shows it. */
export type PhoneCall = {
  id: string
  direction: 'incoming' | 'outgoing'
  /** Extension or number of the other side, as the switch wrote it. */
  number: string
  /** What the other side is called; empty when that is not known. */
  name: string
  state: 'ringing' | 'calling' | 'talking'
  /** When the talk began, or, before that, when it began to ring; milliseconds. */
  since: number
  held: boolean
  muted: boolean
  /** This call was made to ask somebody before that call is handed over to him. */
  consultFor?: string
  /** It is being handed over. */
  leaving: boolean
}

/** Why the last call came to nothing; the keys of the texts. */
export type Failure = 'busy' | 'rejected' | 'noAnswer' | 'unreachable' | 'wrongNumber' | 'microphone' | 'media' | 'connection' | 'transfer' | 'other'

export type PhoneState = {
  /** `waiting`: the phone is open in another window of this browser; `off`: it was switched off here. */
  line: 'off' | 'waiting' | 'connecting' | 'ready' | 'lost' | 'refused'
  calls: PhoneCall[]
  failure: Failure | null
}

export const idle: PhoneState = { line: 'off', calls: [], failure: null }

const failures: Record<string, Failure> = {
  Busy: 'busy',
  Rejected: 'rejected',
  'No Answer': 'noAnswer',
  'Request Timeout': 'noAnswer',
  Expires: 'noAnswer',
  Unavailable: 'unreachable',
  'Not Found': 'wrongNumber',
  'Address Incomplete': 'wrongNumber',
  'User Denied Media Access': 'microphone',
  'WebRTC Error': 'media',
  'Incompatible SDP': 'media',
  'Bad Media Description': 'media',
  'RTP Timeout': 'connection',
  'Connection Error': 'connection',
}

/** What a cause of JsSIP means to who called; null when nothing went wrong. */
export function failureOf(cause: string): Failure | null {
  return cause === 'Canceled' || cause === 'Terminated' ? null : (failures[cause] ?? 'other')
}

/** What somebody typed or pasted, as it is dialled: digits, * and #, a plus in front for another country's number. */
export function dialled(text: string): string {
  return text.trim().replace(/[^\d+*#]/g, '').replace(/(?!^)\+/g, '')
}
