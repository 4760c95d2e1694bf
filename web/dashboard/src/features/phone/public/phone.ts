import { useSyncExternalStore } from 'react'
import { SipPhone } from '../sip/sip-phone'

/** The one phone of this window. */
export const phone = new SipPhone()

export function usePhone() {
  return useSyncExternalStore(phone.subscribe, phone.state)
}
