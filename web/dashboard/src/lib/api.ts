import createClient, { type Middleware } from 'openapi-fetch'
import i18next from 'i18next'
import type { components, paths } from '@/api/schema'
import { ApiProblem, problemOf } from './problem'
import { sessionEnded } from './session-ended'

/** A schema of the contract by its name. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name]

// Keys of what was sent and had no answer: sent again, it is the same request, which may have been done already.
const unanswered = new Map<string, string>()
const sent = new Map<string, string>()

/** Says no by throwing an {@link ApiProblem}, so that callers read the happy way only. */
const refusals: Middleware = {
  async onRequest({ request, id }) {
    if (i18next.language) request.headers.set('Accept-Language', i18next.language)
    if (request.method === 'POST') {
      const what = await contentOf(request)
      const key = unanswered.get(what) ?? randomKey()
      unanswered.set(what, key)
      sent.set(id, what)
      request.headers.set('Idempotency-Key', key)
    }
    return request
  },
  async onResponse({ request, response, id, schemaPath }) {
    unanswered.delete(sent.get(id) ?? '')
    sent.delete(id)
    if (response.ok) return
    // Without a session nothing but this is asked.
    const isFirst = schemaPath === '/me' && request.method === 'GET'
    if (response.status === 401 && !isFirst && !schemaPath.startsWith('/sign-in')) sessionEnded(true)
    const body: unknown = await response.json().catch(() => null)
    throw new ApiProblem(problemOf(body, response.status))
  },
  onError({ id }) {
    sent.delete(id)
    return new ApiProblem({ status: 0, title: '' })
  },
}

export const baseUrl = '/api/v1'
export const api = createClient<paths>({ baseUrl })
api.use(refusals)

/** What a call answered. */
export async function data<T>(call: Promise<{ data?: T }>): Promise<T> {
  return (await call).data as T
}

/** Every item of a list that is paged by cursor; for lists that a company keeps by hand (operators, menus), not for history. */
export async function everyItem<T>(page: (after: string | undefined) => Promise<{ items: T[]; next?: string | null }>): Promise<T[]> {
  const items: T[] = []
  let after: string | undefined
  do {
    const answer = await page(after)
    items.push(...answer.items)
    after = answer.next ?? undefined
  } while (after !== undefined)
  return items
}

async function contentOf(request: Request): Promise<string> {
  return `${request.url} ${await request.clone().text()}`
}

/** randomUUID exists behind https only, and a company may try this out on a plain address first. */
export function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** The header of an edit: only if nobody changed it since this version was read. */
export function ifVersion(version: number) {
  return { 'If-Match': `"${String(version)}"` }
}
