import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Child } from './child.ts'
import { SimulatedWorld } from './simulated-world.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const logs = fileURLToPath(new URL('../target/stories/', import.meta.url))

/** A whole AloVoice on ports of its own: a database, a brain that serves the built dashboard, and a simulated switch. */
export class Installation {
  private constructor(
    readonly url: string,
    readonly world: SimulatedWorld,
    private readonly children: { database: Child; brain: Child; simswitch: Child },
    private readonly data: string,
  ) {}

  static async start(): Promise<Installation> {
    const data = mkdtempSync(join(tmpdir(), 'alovoice-story-'))
    const database = java('the database', 'core', 'uz.alovoice.core.database.TestDatabase', {})
    const [line] = await database.line(/^\{"owner".*/)
    const urls = JSON.parse(line) as { owner: string; brain: string }
    const [web, xml, socket, esl] = await freePorts(4)
    const secret = randomBytes(20).toString('hex')
    const settings = {
      DATABASE_URL: urls.owner,
      BRAIN_DATABASE_URL: urls.brain,
      ALOVOICE_DATA: data,
      ALOVOICE_KEY: randomBytes(32).toString('base64'),
      ALOVOICE_PUBLIC: `127.0.0.1:${web}`,
      ALOVOICE_SWITCH: `127.0.0.1:${xml}`,
      ALOVOICE_SWITCH_USER: 'switch',
      ALOVOICE_SWITCH_PASSWORD: secret,
      ALOVOICE_SOCKET: `127.0.0.1:${socket}`,
      ALOVOICE_NODES: `127.0.0.1:${esl}`,
      ALOVOICE_ESL_PASSWORD: secret,
      ALOVOICE_DEMO_COMPANY: 'false',
    }
    const brain = java('the brain', 'web', 'uz.alovoice.web.Main', settings)
    const url = `http://127.0.0.1:${web}`
    await answers(`${url}/healthz`, brain)
    const simswitch = java('simswitch', 'simswitch', 'uz.alovoice.simswitch.SimSwitchMain', {
      ...settings,
      ALOVOICE_XML_URL: `http://127.0.0.1:${xml}/xml`,
      ALOVOICE_XML_USER: 'switch',
      ALOVOICE_XML_PASSWORD: secret,
      ALOVOICE_CDR_URL: `http://127.0.0.1:${xml}/cdr`,
      ALOVOICE_ESL_LISTEN: `127.0.0.1:${esl}`,
      ALOVOICE_CONSOLE: 'true',
    })
    await answers(`${url}/readyz`, brain)
    return new Installation(url, new SimulatedWorld(simswitch), { database, brain, simswitch }, data)
  }

  /** The code that the brain printed for this phone, asked for before. */
  async printedCode(phone: string): Promise<string> {
    const [, code = ''] = await this.children.brain.line(new RegExp(`sign-in code for ${phone.replace('+', '\\+')}: (\\d{6})`))
    return code
  }

  /** Ends all of it; what the processes said is kept under target/stories. */
  async stop(): Promise<void> {
    await this.children.simswitch.end('input')
    await this.children.brain.end('signal')
    await this.children.database.end('input')
    rmSync(this.data, { recursive: true, force: true })
    mkdirSync(logs, { recursive: true })
    for (const [name, { lines }] of Object.entries(this.children)) writeFileSync(join(logs, `${name}.log`), lines.join('\n'))
  }
}

function java(name: string, module: string, main: string, env: Record<string, string>): Child {
  const home = process.env.JAVA_HOME
  const path = [`${module}/target/test-classes`, `${module}/target/classes`, readFileSync(join(root, module, 'target/class-path'), 'utf8').trim()]
  // Quickly up matters more here than fast later.
  const options = ['-Xmx256m', '-XX:TieredStopAtLevel=1', '--enable-native-access=ALL-UNNAMED', '-cp', path.join(':'), main]
  return new Child(name, home ? join(home, 'bin/java') : 'java', options, env, root)
}

/** Asks until it is so, a moment between the questions: a process that starts tells nobody that it is ready. */
async function answers(url: string, child: Child): Promise<void> {
  const deadline = Date.now() + 60_000
  for (;;) {
    const ok = await fetch(url).then(
      (response) => response.ok,
      () => false,
    )
    if (ok) return
    if (Date.now() > deadline) throw new Error(`${url} does not answer:\n${child.lines.slice(-25).join('\n')}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

async function freePorts(count: number): Promise<string[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'))
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<string>((resolve) => {
          server.on('listening', () => {
            const address = server.address()
            resolve(typeof address === 'object' && address ? String(address.port) : '')
          })
        }),
    ),
  )
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
  return ports
}
