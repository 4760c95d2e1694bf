import type { Browser, BrowserContext } from 'playwright-core'
import type { components } from '../src/api/schema'
import type { Installation } from './installation.ts'

export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name]

/** A browser in which somebody is signed in, and the API as his pages use it. */
export class Cabinet {
  private constructor(
    private readonly url: string,
    readonly context: BrowserContext,
  ) {}

  /** Signs in with the code that the brain printed; an unknown phone gets a company of its own. */
  static async signIn(alovoice: Installation, browser: Browser, phone: string): Promise<Cabinet> {
    const context = await browser.newContext({ locale: 'uz-UZ' })
    context.setDefaultTimeout(15_000)
    const cabinet = new Cabinet(alovoice.url, context)
    await cabinet.post('/sign-in/start', { phone, language: 'uz' })
    await cabinet.post('/sign-in/confirm', { phone, code: await alovoice.printedCode(phone) })
    return cabinet
  }

  get<T>(path: string): Promise<T> {
    return this.send('GET', path)
  }

  post<T = void>(path: string, body: unknown): Promise<T> {
    return this.send('POST', path, { data: body })
  }

  put<T = void>(path: string, body: unknown, version?: number): Promise<T> {
    return this.send('PUT', path, { data: body, headers: version === undefined ? {} : { 'If-Match': `"${String(version)}"` } })
  }

  sound(name: string, wav: Buffer): Promise<Schema<'Audio'>> {
    return this.send('POST', '/audio', { multipart: { name, file: { name: 'sound.wav', mimeType: 'audio/wav', buffer: wav } } })
  }

  /** How the pages speak and look to who is signed in. */
  async prefers(language: Schema<'Language'>, theme: 'system' | 'light' | 'dark'): Promise<void> {
    const { person } = await this.get<Schema<'Me'>>('/me')
    await this.put('/me', { name: person.name, language, theme })
  }

  private async send<T>(method: string, path: string, options: { data?: unknown; multipart?: Multipart; headers?: Record<string, string> } = {}): Promise<T> {
    const answer = await this.context.request.fetch(`${this.url}/api/v1${path}`, {
      ...options,
      method,
      headers: { Origin: this.url, ...options.headers },
    })
    if (!answer.ok()) throw new Error(`${method} ${path}: ${String(answer.status())} ${await answer.text()}`)
    return (answer.status() === 204 ? undefined : await answer.json()) as T
  }
}

type Multipart = Record<string, string | { name: string; mimeType: string; buffer: Buffer }>
