import type { Child } from './child.ts'

type Answer = { id: number; error?: string; status?: number; cause?: string }

/** Phones and callers at the simulated switch, by its console (`Console.java` has the orders). */
export class SimulatedWorld {
  private last = 0

  constructor(private readonly simswitch: Child) {}

  /** An operator's phone: registered, and answering what rings. */
  async phone(account: { username: string; domain: string; password: string }): Promise<void> {
    const { status } = await this.order('register', { extension: account.username, domain: account.domain, password: account.password })
    if (status !== 200) throw new Error(`the phone ${account.username} was not registered: ${String(status)}`)
  }

  /** What the provider behind a gateway answers to REGISTER from now on. */
  async refuses(gateway: string, status: number): Promise<void> {
    await this.order('refuse', { gateway, status })
  }

  /** Somebody calls the number by way of the provider at this address. */
  async call(provider: string, number: string, from: string): Promise<SimulatedCall> {
    const { id } = await this.order('call', { provider, number, from })
    return new SimulatedCall(this, id)
  }

  async order(what: string, details: Record<string, unknown>): Promise<Answer> {
    const id = ++this.last
    this.simswitch.say(JSON.stringify({ id, do: what, ...details }))
    const [, json = ''] = await this.simswitch.line(new RegExp(`^console (\\{"id":${String(id)}[,}].*)`))
    const answer = JSON.parse(json) as Answer
    if (answer.error !== undefined) throw new Error(`${what}: ${answer.error}`)
    return answer
  }
}

/** A call as its caller hears it. */
export class SimulatedCall {
  constructor(
    private readonly world: SimulatedWorld,
    private readonly call: number,
  ) {}

  /** Until a sound is heard whose file has this in its name. */
  async hears(part: string): Promise<void> {
    await this.world.order('await', { call: this.call, what: 'playing', part })
  }

  async press(digits: string): Promise<void> {
    await this.world.order('press', { call: this.call, digits })
  }

  /** Until there is somebody to talk to. */
  async talks(): Promise<void> {
    await this.world.order('await', { call: this.call, what: 'bridged' })
  }

  /** Hangs up; the cause with which the switch ended the call. */
  async hangUp(): Promise<string | undefined> {
    await this.world.order('hang_up', { call: this.call })
    return (await this.world.order('await', { call: this.call, what: 'ended' })).cause
  }
}
