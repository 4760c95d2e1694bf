import { api, data } from '@/lib/api'

const key = 'alovoice.push'

/** Whether this browser can be told of calls when no page is open. */
export const canPush = () => 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window

/** Whether it is, as far as this browser remembers. */
export function isPushed(): boolean {
  try {
    return localStorage.getItem(key) !== null
  } catch {
    return false
  }
}

/** Fails when the person or the browser says no. */
export async function subscribe(): Promise<void> {
  const { public_key: applicationServerKey } = await data(api.GET('/phone/push-key'))
  const worker = await navigator.serviceWorker.ready
  const { endpoint, keys } = (await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey })).toJSON()
  const { id } = await data(
    api.POST('/phone/push-subscriptions', { body: { endpoint: endpoint ?? '', p256dh: keys?.p256dh ?? '', auth: keys?.auth ?? '' } }),
  )
  localStorage.setItem(key, String(id))
}

export async function unsubscribe(): Promise<void> {
  const id = Number(localStorage.getItem(key))
  localStorage.removeItem(key)
  const worker = await navigator.serviceWorker.ready
  await (await worker.pushManager.getSubscription())?.unsubscribe()
  await api.DELETE('/phone/push-subscriptions/{subscription}', { params: { path: { subscription: id } } })
}
