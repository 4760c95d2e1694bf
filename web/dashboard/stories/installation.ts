import { randomBytes } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Child } from './child.ts'
import { eventually } from './eventually.ts'
import { SimulatedWorld } from './simulated-world.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const logs = fileURLToPath(new URL('../target/stories/', import.meta.url))

type Settings = Record<string, string>

/** A whole AloVoice on ports of its own: a database, a brain that serves the built dashboard, and a switch. */
export class Installation {
  private constructor(
    readonly url: string,
    /** Phones and callers, where the switch is simulated. */
    readonly world: SimulatedWorld,
    private readonly brain: Child,
    private readonly ends: (() => Promise<void>)[],
  ) {}

  /** With a simulated switch. `own` are settings beside those that every one needs. */
  static start(own: Settings = {}): Promise<Installation> {
    return Installation.begin(own, (settings) => java('simswitch', 'simswitch', 'uz.alovoice.simswitch.SimSwitchMain', { ...settings, ALOVOICE_CONSOLE: 'true' }))
  }

  /** With the FreeSWITCH whose prefix this is, on an address of its own: SIP has fixed ports there. */
  static startOn(freeSwitch: string, address: string): Promise<Installation> {
    const own = { ALOVOICE_SIP_IP: address, ALOVOICE_NODE_IP: address, ALOVOICE_ESL_IP: '127.0.0.1' }
    return Installation.begin(own, (settings) => {
      const folder = join(settings.ALOVOICE_DATA ?? '', 'node')
      const options = ['-nf', '-nc', '-np', '-nonat', '-conf', join(root, 'freeswitch-conf'), '-recordings', join(settings.ALOVOICE_DATA ?? '', 'recordings')]
      for (const name of ['log', 'db', 'run', 'temp', 'storage', 'cache', 'certs', 'scripts']) options.push(`-${name}`, join(folder, name))
      for (const name of ['log/cdr', 'db', 'run', 'temp', 'storage', 'cache', 'certs', 'scripts', '../recordings']) mkdirSync(join(folder, name), { recursive: true })
      return new Child('freeswitch', join(freeSwitch, 'bin/freeswitch'), options, settings, root)
    })
  }

  private static async begin(own: Settings, startSwitch: (settings: Settings) => Child): Promise<Installation> {
    const data = mkdtempSync(join(tmpdir(), 'alovoice-story-'))
    const database = java('database', 'core', 'uz.alovoice.core.database.TestDatabase', {})
    const [line] = await database.line(/^\{"owner".*/)
    const urls = JSON.parse(line) as { owner: string; brain: string }
    const [web = '', xml = '', socket = '', esl = ''] = await freePorts(4)
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
      ...own,
    }
    const brain = java('brain', 'web', 'uz.alovoice.web.Main', settings)
    const url = `http://127.0.0.1:${web}`
    await answers(`${url}/healthz`, brain)
    // What a node is told: how it reaches the brain, and where the brain reaches it.
    const switchNode = startSwitch({
      ...settings,
      ALOVOICE_XML_URL: `http://127.0.0.1:${xml}/xml`,
      ALOVOICE_XML_USER: 'switch',
      ALOVOICE_XML_PASSWORD: secret,
      ALOVOICE_CDR_URL: `http://127.0.0.1:${xml}/cdr`,
      ALOVOICE_SOCKETS: `127.0.0.1:${socket}`,
      ALOVOICE_ESL_LISTEN: `127.0.0.1:${esl}`,
      ALOVOICE_ESL_PORT: esl,
    })
    await answers(`${url}/readyz`, brain)
    const ends = [
      () => switchNode.end('input', 'signal'),
      () => brain.end('signal'),
      () => database.end('input'),
      () => {
        mkdirSync(logs, { recursive: true })
        const nodeLog = join(data, 'node/log/freeswitch.log')
        if (existsSync(nodeLog)) copyFileSync(nodeLog, join(logs, 'freeswitch-node.log'))
        rmSync(data, { recursive: true, force: true })
        for (const { name, lines } of [brain, switchNode, database]) writeFileSync(join(logs, `${name}.log`), lines.join('\n'))
        return Promise.resolve()
      },
    ]
    return new Installation(url, new SimulatedWorld(switchNode), brain, ends)
  }

  /** The code that the brain printed for this phone: the first one that was asked for, or the second … */
  async printedCode(phone: string, which = 1): Promise<string> {
    const [, code = ''] = await this.brain.line(new RegExp(`sign-in code for ${phone.replace('+', '\\+')}: (\\d{6})`), which)
    return code
  }

  /** Ends all of it; what the processes said is kept under target/stories. */
  async stop(): Promise<void> {
    for (const end of this.ends) await end()
  }
}

function java(name: string, module: string, main: string, env: Record<string, string>): Child {
  const home = process.env.JAVA_HOME
  const path = [`${module}/target/test-classes`, `${module}/target/classes`, readFileSync(join(root, module, 'target/class-path'), 'utf8').trim()]
  // Quickly up matters more here than fast later.
  const options = ['-Xmx256m', '-XX:TieredStopAtLevel=1', '--enable-native-access=ALL-UNNAMED', '-cp', path.join(':'), main]
  return new Child(name, home ? join(home, 'bin/java') : 'java', options, env, root)
}

function answers(url: string, child: Child): Promise<void> {
  const ok = () =>
    fetch(url).then(
      (response) => response.ok,
      () => false,
    )
  return eventually(`${url} answers`, ok).catch((error: unknown) => {
    throw new Error(child.lines.slice(-25).join('\n'), { cause: error })
  })
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
