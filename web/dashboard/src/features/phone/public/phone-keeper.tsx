import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { formatPhone } from '@/lib/phone'
import { ownCallsKey } from '../requests/use-own-calls'
import { useMyPhone } from '../requests/use-my-phone'
import { takeTurn } from '../sip/one-window'
import { Ringer } from '../sip/ringer'
import { phone, usePhone } from './phone'
import { usePhoneSwitch } from './phone-switch'

/** Keeps the phone of who is signed in ready while any page is open, rings, and says so outside the page; shows nothing itself. */
export function PhoneKeeper() {
  const account = useMyPhone().data
  const { on, stolen } = usePhoneSwitch()
  // Registered anew only for another account, not for each answer of the brain.
  const { uri, realm, ha1, extension } = account ?? {}

  useEffect(() => {
    if (uri === undefined || realm === undefined || ha1 === undefined || extension === undefined) return
    if (!on) {
      phone.without('off')
      return
    }
    phone.without('waiting')
    const begin = () => {
      phone.start({ uri, realm, ha1, extension })
    }
    const giveBack = takeTurn(
      begin,
      () => {
        phone.without('waiting')
      },
      stolen > 0,
    )
    const leave = () => {
      phone.stop()
    }
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      giveBack()
      phone.stop()
    }
  }, [uri, realm, ha1, extension, on, stolen])

  useRinging()
  useFreshHistory()
  return null
}

function useRinging() {
  const { t } = useTranslation('phone')
  const ringing = usePhone().calls.find((call) => call.direction === 'incoming' && call.state === 'ringing')
  const id = ringing?.id
  const from = ringing && (ringing.name || formatPhone(ringing.number))
  useEffect(() => {
    if (id === undefined) return
    const ringer = new Ringer()
    ringer.start()
    const before = document.title
    document.title = `☎ ${from ?? ''}`
    const shown = document.hidden && 'Notification' in window && Notification.permission === 'granted' ? new Notification(t('incoming'), { body: from, tag: 'alovoice-call', requireInteraction: true }) : undefined
    if (shown)
      shown.onclick = () => {
        window.focus()
        shown.close()
      }
    return () => {
      ringer.stop()
      shown?.close()
      document.title = before
    }
  }, [id, from, t])
}

/** A call that ended is in the history a moment later. */
function useFreshHistory() {
  const client = useQueryClient()
  const count = usePhone().calls.length
  const before = useRef(count)
  useEffect(() => {
    const ended = count < before.current
    before.current = count
    if (!ended) return
    const timer = setTimeout(() => void client.invalidateQueries({ queryKey: ownCallsKey }), 1500)
    return () => {
      clearTimeout(timer)
    }
  }, [count, client])
}
