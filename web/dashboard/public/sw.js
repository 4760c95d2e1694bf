// The shell of the cabinet, so that it opens without a network and says so itself; and calls, when no page is open. Answers of the API are
// never kept: what somebody may see is asked anew each time.
const shell = 'shell-1'

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(shell)
      .then((cache) => cache.add(new Request('/', { cache: 'reload' })))
      .then(() => self.skipWaiting()),
  )
})

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== shell).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  )
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin) return
  // Vite names what it makes by its content: once fetched, it is right for ever.
  if (url.pathname.startsWith('/assets/')) event.respondWith(kept(request))
  else if (request.mode === 'navigate' && !/^\/(api|p|sip)\/|^\/desktop\.html$/.test(url.pathname)) event.respondWith(page(request))
})

async function kept(request) {
  const cache = await caches.open(shell)
  const found = await cache.match(request)
  if (found) return found
  const answer = await fetch(request)
  if (answer.ok) await cache.put(request, answer.clone())
  return answer
}

async function page(request) {
  const cache = await caches.open(shell)
  try {
    const answer = await fetch(request)
    if (answer.ok) await cache.put('/', answer.clone())
    return answer
  } catch (error) {
    const found = await cache.match('/')
    if (found) return found
    throw error
  }
}

self.addEventListener('push', (event) => {
  const call = event.data?.json() ?? {}
  event.waitUntil(
    self.registration.showNotification(call.title ?? 'AloVoice', {
      body: [call.name, call.from].filter(Boolean).join('\n'),
      tag: 'alovoice-call',
      renotify: true,
      requireInteraction: true,
      icon: '/icon-192.png',
      vibrate: [400, 200, 400, 200, 400],
    }),
  )
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(
    self.clients.matchAll({ type: 'window', includeUncontrolled: true }).then((windows) => {
      const open = windows.find((one) => new URL(one.url).pathname === '/phone') ?? windows[0]
      return open ? open.focus() : self.clients.openWindow('/phone')
    }),
  )
})
