import * as JsSip from 'jssip'
import type { IncomingRTCSessionEvent, OutgoingRTCSessionEvent } from 'jssip/lib/UA'
import type { EndEvent, RTCSession } from 'jssip/lib/RTCSession'
import type { Schema } from '@/lib/api'
import { hear, voice } from './devices'
import { dialled, type Failure, failureOf, idle, type PhoneCall, type PhoneState } from './phone-call'

type Account = Pick<Schema<'BrowserPhone'>, 'uri' | 'realm' | 'ha1' | 'extension'>
/** `unreachable`: the switch knows only the way that was lost, and cannot say when the call ends. */
type Line = { call: PhoneCall; session: RTCSession; audio: HTMLAudioElement; unreachable: boolean }

const registerSeconds = 120
const silenceMs = 3000
// At least what the switch takes (Min-SE 120); JsSIP's own 90 is refused with 422.
const sessionTimersExpires = 600

/**
 * The phone itself, beyond any page: JsSIP and what of it is shown. A connection that is lost comes back by itself, through whichever brain
 * answers, and talks go on meanwhile: their sound does not pass through the brain.
 */
export class SipPhone {
  #state = idle
  #lines = new Map<string, Line>()
  #listeners = new Set<() => void>()
  #agent: JsSip.UA | undefined

  readonly state = (): PhoneState => this.#state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  start({ uri, realm, ha1, extension }: Account): void {
    this.stop()
    this.#show({ line: 'connecting', failure: null })
    const socket = new JsSip.WebSocketInterface(`${window.location.origin.replace(/^http/, 'ws')}/sip`)
    const agent = new JsSip.UA({
      sockets: [socket],
      uri,
      realm,
      ha1,
      authorization_user: extension,
      register_expires: registerSeconds,
      connection_recovery_min_interval: 1,
      connection_recovery_max_interval: 8,
      user_agent: 'AloVoice browser phone',
    })
    this.#agent = agent
    agent.on('registered', () => {
      this.#show({ line: 'ready' })
    })
    agent.on('disconnected', () => {
      this.#show({ line: 'lost' })
    })
    agent.on('connected', () => {
      this.#comeBack()
    })
    agent.on('registrationFailed', ({ cause }) => {
      this.#show({ line: (cause as string) === 'Connection Error' ? 'lost' : 'refused' })
    })
    agent.on('newRTCSession', (event: IncomingRTCSessionEvent | OutgoingRTCSessionEvent) => {
      if ((event.originator as string) === 'remote') this.#take(event.session, 'incoming')
    })
    agent.start()
  }

  /** Says goodbye to the switch; calls end. */
  stop(): void {
    this.#agent?.removeAllListeners()
    this.#agent?.stop()
    this.#agent = undefined
    this.#lines.clear()
    this.#show(idle)
  }

  /** Why there is no line, when it is not the switch that says so. */
  without(line: 'off' | 'waiting'): void {
    this.stop()
    this.#show({ line })
  }

  /** It was read. */
  forgetFailure(): void {
    this.#show({ failure: null })
  }

  call(number: string, consultFor?: string): void {
    const target = dialled(number)
    if (!this.#agent || target === '') return
    this.#holdOthers()
    this.#show({ failure: null })
    const session = this.#agent.call(target, media())
    this.#take(session, 'outgoing', consultFor)
  }

  answer(id: string): void {
    this.#holdOthers(id)
    this.#lines.get(id)?.session.answer(media())
  }

  hangUp(id: string): void {
    const line = this.#lines.get(id)
    if (!line) return
    line.session.terminate(line.call.direction === 'incoming' && line.call.state === 'ringing' ? { status_code: 486, reason_phrase: 'Busy Here' } : undefined)
  }

  hold(id: string, held: boolean): void {
    const session = this.#lines.get(id)?.session
    if (!held) this.#holdOthers(id)
    if (held) session?.hold()
    else session?.unhold()
  }

  mute(id: string, muted: boolean): void {
    const session = this.#lines.get(id)?.session
    if (muted) session?.mute({ audio: true })
    else session?.unmute({ audio: true })
  }

  press(id: string, key: string): void {
    this.#lines.get(id)?.session.sendDTMF(key, { transportType: JsSip.C.DTMF_TRANSPORT.RFC2833 })
  }

  /** Hands the call over without asking; when that fails, the call is still here. */
  transfer(id: string, number: string): void {
    const line = this.#lines.get(id)
    const target = dialled(number)
    if (line && target !== '') this.#refer(line, target)
  }

  /** Hands a call over to whom was asked in another one; both leave this phone. */
  join(consultation: string): void {
    const asked = this.#lines.get(consultation)
    const waiting = asked?.call.consultFor === undefined ? undefined : this.#lines.get(asked.call.consultFor)
    if (asked && waiting) this.#refer(waiting, asked.call.number, asked.session)
  }

  /** New devices were chosen: calls that are there use them too. */
  async useDevices(): Promise<void> {
    for (const { session, audio } of this.#lines.values()) {
      await hear(audio)
      const sender = session.connection?.getSenders().find(({ track }) => track?.kind === 'audio')
      if (!sender?.track) continue
      const fresh = (await navigator.mediaDevices.getUserMedia({ audio: voice() })).getAudioTracks()[0] ?? null
      if (fresh) fresh.enabled = sender.track.enabled
      sender.track.stop()
      await sender.replaceTrack(fresh)
    }
  }

  #refer(line: Line, target: string, replaces?: RTCSession): void {
    const failed = () => {
      this.#change(line.call.id, { leaving: false })
      this.#show({ failure: 'transfer' })
    }
    this.#change(line.call.id, { leaving: true })
    line.session.refer(target, {
      ...(replaces && { replaces }),
      eventHandlers: {
        requestFailed: failed,
        failed,
        accepted: () => {
          line.session.terminate()
          // The switch has joined the other two: what is left of the question to one of them ends with it.
          if (replaces && !replaces.isEnded()) replaces.terminate()
        },
      },
    })
  }

  #take(session: RTCSession, direction: PhoneCall['direction'], consultFor?: string): void {
    const call: PhoneCall = {
      id: session.id,
      direction,
      number: session.remote_identity.uri.user,
      name: nameOf(session),
      state: direction === 'incoming' ? 'ringing' : 'calling',
      since: Date.now(),
      held: false,
      muted: false,
      leaving: false,
      ...(consultFor !== undefined && { consultFor }),
    }
    const audio = new Audio()
    audio.autoplay = true
    this.#lines.set(call.id, { call, session, audio, unreachable: false })
    const listen = (connection: RTCPeerConnection) => {
      this.#watch(call.id, connection)
      connection.addEventListener('track', ({ track, streams }) => {
        audio.srcObject = streams[0] ?? new MediaStream([track])
        void hear(audio)
      })
    }
    // A call that is made has its connection already when it is heard of.
    if (session.connection) listen(session.connection)
    else
      session.on('peerconnection', ({ peerconnection }) => {
        listen(peerconnection)
      })
    session.on('accepted', () => {
      this.#change(call.id, { state: 'talking', since: Date.now() })
    })
    for (const event of ['hold', 'unhold'] as const) session.on(event, () => { this.#change(call.id, { held: session.isOnHold().local }) })
    for (const event of ['muted', 'unmuted'] as const) session.on(event, () => { this.#change(call.id, { muted: session.isMuted().audio === true }) })
    session.on('ended', (event) => {
      this.#end(call.id, event, null)
    })
    session.on('failed', (event) => {
      this.#end(call.id, event, direction === 'outgoing' || event.cause === 'User Denied Media Access' ? failureOf(event.cause) : null)
    })
    this.#show({})
  }

  #end(id: string, event: EndEvent, failure: Failure | null): void {
    const line = this.#lines.get(id)
    this.#lines.delete(id)
    if (line) line.audio.srcObject = null
    const lost = failureOf(event.cause) === 'connection' && line?.call.state === 'talking'
    this.#show(failure || lost ? { failure: failure ?? 'connection' } : {})
  }

  #holdOthers(except?: string): void {
    for (const { call, session } of this.#lines.values()) {
      if (call.id !== except && call.state === 'talking' && !call.held) session.hold()
    }
  }

  /** Talks went on, but within them the switch can only write to the connection that is gone. */
  #comeBack(): void {
    for (const line of this.#lines.values()) line.unreachable = true
  }

  /** The end of a call that nobody can tell us of is seen by its sound: the switch answers no more checks of the connection. */
  #watch(id: string, connection: RTCPeerConnection): void {
    connection.addEventListener('iceconnectionstatechange', () => {
      if (connection.iceConnectionState !== 'disconnected') return
      setTimeout(() => {
        const line = this.#lines.get(id)
        if (line?.unreachable && connection.iceConnectionState === 'disconnected') line.session.terminate()
      }, silenceMs)
    })
  }

  #change(id: string, change: Partial<PhoneCall>): void {
    const line = this.#lines.get(id)
    if (!line) return
    line.call = { ...line.call, ...change }
    this.#show({})
  }

  #show(change: Partial<PhoneState>): void {
    this.#state = { ...this.#state, ...change, calls: [...this.#lines.values()].map(({ call }) => call) }
    this.#listeners.forEach((told) => {
      told()
    })
  }
}

function media() {
  return { mediaConstraints: { audio: voice(), video: false } as MediaStreamConstraints, sessionTimersExpires }
}

/** The switch writes the number where it knows no name. */
function nameOf(session: RTCSession): string {
  const name = session.remote_identity.display_name ?? ''
  return name === session.remote_identity.uri.user ? '' : name
}
